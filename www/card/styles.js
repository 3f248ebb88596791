/** The sheet of the ready card: facts, views, panel, entity card, menus; dark, print and forced colours. */
import { sheet } from "./dom.js";

export const cardStyles = () => sheet(`
.f-person{--c:var(--person);--u:solid 2px}.f-org{--c:var(--org);--u:double 1px}.f-place{--c:var(--place);--u:dashed 2px}
.f-date{--c:var(--date);--u:dotted 2.5px}.f-number{--c:var(--number);--u:solid 1px}.f-other{--c:var(--other);--u:dashed 1px}
.fam{stroke:var(--c)}
.u{text-decoration:underline var(--u) var(--c);text-underline-offset:.22em}
.grow{flex:1;text-align:end}
.words{font-family:var(--words);overflow-wrap:break-word}
.ev{display:inline;border-radius:2px;padding-block:.1875rem}
.ev:is(:hover,:focus-visible) .t{background:var(--evidence);-webkit-box-decoration-break:clone;box-decoration-break:clone}
.pil{font-size:.6875rem;font-weight:500;line-height:1;color:var(--muted);white-space:nowrap;margin-inline-start:.25rem;padding:.2rem .25rem;font-variant-numeric:tabular-nums}
.ev:hover .pil{color:var(--fg);text-decoration:underline}
.maybe,.tag{font-size:.75rem;font-weight:400;border:1px solid var(--control);border-radius:2px;padding-inline:.35em;white-space:nowrap}
.maybe{color:var(--muted);border-style:dashed;margin-inline-start:.4em}
.more{font-size:.8125rem;font-weight:500;min-block-size:1.75rem;text-decoration:underline var(--control);text-underline-offset:.2em}
.more:hover{text-decoration-color:currentColor}
.panel{display:flex;flex-direction:column;border-block:2px solid var(--fg);border-block-end:1px solid var(--rule)}
.panel.docked{block-size:var(--reserve);min-block-size:0}
.phead{display:flex;align-items:center;padding-block:.625rem .25rem}
.phead .title{font-size:1rem}
.phead .end{margin-inline-start:auto}
.tabs{display:flex;gap:1.125rem;border-block-end:1px solid var(--rule);overflow-x:auto;scrollbar-width:none;flex:none}
.tabs button{position:relative;min-block-size:2.5rem;min-inline-size:1.5rem;font-size:.875rem;white-space:nowrap;color:var(--muted)}
.tabs i{font-style:normal;margin-inline-start:.3em;font-size:.75rem;font-variant-numeric:tabular-nums}
.tabs [aria-selected=true]{color:var(--fg);font-weight:600}
.tabs [aria-selected=true]::after{content:"";position:absolute;inset-inline:0;inset-block-end:0;block-size:2px;background:var(--fg)}
.tabs button:hover{color:var(--fg)}
.tabs button:focus-visible{outline-offset:-3px}
.pbody{position:relative;padding-block:1rem;margin-inline:-.75rem;padding-inline:.75rem;flex:1;min-block-size:0}
:is(.docked,.sheet) .pbody{overflow-y:auto;overscroll-behavior:contain;scrollbar-width:thin;scrollbar-color:var(--control) transparent}
.pbody:focus-visible{outline-offset:-2px}
.warn{display:flex;gap:.5rem;font-size:.8125rem;line-height:1.4;padding:.5rem .625rem;margin-block:.375rem .5rem;border:1px solid var(--control);border-inline-start-width:3px;border-radius:2px}
.note{display:flex;flex-wrap:wrap;align-items:center;gap:0 .75rem;font-size:.75rem;color:var(--muted);padding-block:.375rem;border-block-start:1px solid var(--rule)}
.note .more{font-size:.75rem}
.note .how,.note .desk{inline-size:100%;padding-block:.25rem}
.pfoot{position:relative;display:flex;align-items:center;border-block-start:1px solid var(--rule);padding-block:.25rem .375rem}
.menubox:first-child .tool{margin-inline-start:-.5rem}.menubox:last-child .tool{margin-inline-end:-.5rem}
.menu{position:absolute;inset-block-end:calc(100% + .25rem);inset-inline-start:-.5rem;inline-size:min(20rem,100% + 1rem);background:var(--surface);border:1px solid var(--control);border-radius:var(--radius);padding:.75rem;z-index:3;box-shadow:0 6px 24px rgb(0 0 0/.16)}
.menu[hidden]{display:none}
.menu.end{inset-inline:auto -.5rem;inline-size:max-content;min-inline-size:9rem;padding:.375rem}
.menu.end button{display:block;inline-size:100%;padding:.375rem .5rem;min-block-size:2rem;font-size:.875rem;border-radius:2px}
.menu.end button:hover{background:var(--wash)}
.menu.end button:focus-visible{outline-offset:-2px}
.seg{display:flex;border:1px solid var(--control);border-radius:var(--radius);margin-block-end:.5rem;overflow:hidden}
.seg label{position:relative;flex:1 0 auto;display:grid;place-items:center;text-align:center;font-size:.8125rem;min-block-size:2rem;padding-inline:.5rem;border-inline-start:1px solid var(--control);cursor:pointer}
.seg label:first-child{border:0}
.seg input{position:absolute;inset:0;opacity:0;margin:0;cursor:pointer}
.seg label:has(:checked){background:var(--fg);color:var(--surface);font-weight:600}
.seg label:has(:focus-visible){outline:2px solid var(--control);outline-offset:-4px}
.legend{display:grid;grid-template-columns:1fr 1fr;gap:0 .75rem}
.legend label{display:flex;align-items:center;gap:.5rem;font-size:.8125rem;min-block-size:1.875rem;cursor:pointer}
.legend input{accent-color:var(--fg);inline-size:1rem;block-size:1rem;margin:0}
.facts{display:grid;grid-template-columns:3.5rem minmax(0,1fr);gap:.6875rem 0}
.facts dt{font-size:.8125rem;font-weight:600;line-height:1.45rem;color:var(--muted)}
.facts .words{font-size:1.0625rem;line-height:1.4}
dd>.gloss,.fig .gloss{display:block;margin-block-start:.125rem}
.sec{margin-block-start:1.125rem;padding-block-start:.875rem;border-block-start:1px solid var(--rule)}
.sec:first-child{margin-block-start:0;padding-block-start:0;border:0}
.sec>:is(h3,h4,h5,h6){font-size:.8125rem;font-weight:600;color:var(--muted);margin-block-end:.5rem;line-height:1.4}
.keys li{margin-block-end:.75rem}.keys li:last-child{margin-block-end:0}
.keys .tag,.d~p .tag{margin-inline-end:.4em}
.who>li{display:grid;grid-template-columns:1.5rem minmax(0,1fr);padding-block:.875rem;border-block-start:1px solid var(--rule)}
.who>li:first-child{border:0;padding-block-start:0}
.who .i{margin-block-start:.2rem}
.name{font-size:1rem;font-weight:600;line-height:1.4;min-block-size:1.5rem;min-inline-size:1.5rem;overflow-wrap:anywhere}
.name:hover{background:color-mix(in srgb,var(--c) 14%,transparent)}
.role{font-size:.9375rem;margin-block-start:.25rem}
.strip{display:block;inline-size:100%;block-size:.625rem;margin-block:.625rem .25rem;overflow:visible}
.strip .base{stroke:var(--rule)}.strip .ticks{stroke:var(--c);stroke-width:2}.strip .now{stroke:var(--fg);stroke-width:3}
.quotes{margin-block-start:.5rem}
.quotes li{padding-inline-start:.75rem;border-inline-start:2px solid var(--rule);margin-block-end:.625rem;font-size:.9375rem}
.quotes li.direct{border-inline-start-color:var(--fg)}
.cue{display:block;font-size:.75rem;color:var(--muted);margin-block-end:.125rem}
.map{aspect-ratio:16/9;margin-block-end:1rem;border:1px solid var(--rule);overflow:hidden}
.map{aspect-ratio:16/9;margin:0 0 1rem;border:1px solid var(--rule);overflow:hidden}
.places{display:grid;grid-template-columns:minmax(0,1fr) auto}
.places li{display:contents}
.places li>*{padding-block:.3125rem;border-block-start:1px solid var(--rule);min-block-size:2.125rem}
.places li:first-child>*{border:0}
.places .n{font-size:.8125rem;color:var(--muted);font-variant-numeric:tabular-nums;text-align:end;padding-block-start:.45rem}
.places .name{font-size:.9375rem;font-weight:500}
.line{position:relative;padding-inline-start:1.25rem}
.line::before{content:"";position:absolute;inset-block:.5rem 1rem;inset-inline-start:.28rem;inline-size:1px;background:var(--control)}
.line>li{position:relative;padding-block-end:1.25rem}
.line>li:last-child{padding-block-end:0}
.line>li::before{content:"";position:absolute;inset-inline-start:-1.25rem;inset-block-start:.3rem;inline-size:.625rem;block-size:.625rem;border-radius:50%;background:var(--date);border:2px solid var(--date)}
.line>li.plan::before{background:var(--surface)}
.line>li.pub::before{border-radius:0;background:var(--fg);border-color:var(--fg)}
.d{font-size:.875rem;font-weight:600;display:flex;flex-wrap:wrap;gap:0 .5rem;align-items:baseline;line-height:1.3;margin-block-end:.2rem;font-variant-numeric:tabular-nums}
.inf{font-weight:400;color:var(--muted);text-decoration:underline dotted 1px;text-underline-offset:.2em}
.line p+p+p{margin-block-start:.5rem}
.figs{display:grid;grid-template-columns:minmax(0,auto) minmax(0,1fr);gap:.75rem .875rem}
.fig{display:grid;grid-column:1/-1;grid-template-columns:subgrid;align-items:baseline}
.fig b{font-size:1.25rem;font-weight:600;letter-spacing:-.02em;line-height:1.2;font-variant-numeric:tabular-nums;text-underline-offset:.18em;max-inline-size:9rem;overflow-wrap:anywhere}
.inline{display:flex;flex-direction:column;border-block:2px solid var(--fg);border-block-end:1px solid var(--rule);padding-block:.75rem .25rem}
.ihead{margin-block-end:.625rem}
.inline .facts{flex:1;grid-template-columns:minmax(0,1fr);gap:.5rem 1.5rem;align-content:start}
.inline .row{display:grid;grid-template-columns:4rem minmax(0,1fr)}
.inline .facts:has(.list){grid-template-columns:max-content minmax(0,1fr);gap:.25rem .875rem}
.inline :has(.list)>.row{grid-column:1/-1;grid-template-columns:subgrid}
.inline .facts .words{font-size:1rem}
.list ul{display:flex;flex-wrap:wrap;gap:0 .875rem;align-items:baseline}
.list .name{font-weight:500;font-size:.9375rem}
.ifoot{display:flex;align-items:center;flex-wrap:wrap;gap:0 1rem;border-block-start:1px solid var(--rule);padding-block:.25rem;font-size:.8125rem;color:var(--muted)}
.ifoot .tool{margin-inline:auto -.5rem;color:var(--fg);font-weight:600}
@container (min-width:34em){.inline .facts:not(:has(.list)){grid:auto auto/auto-flow minmax(0,1.75fr) minmax(0,1fr)}
.inline .facts:not(:has(.list)):has(>:nth-child(5)){grid-template-rows:auto auto auto}.inline .facts:not(:has(.list),:has(>:nth-child(3))){grid-template-rows:auto}}
@container (max-width:20em){.ifoot span+span+span{display:none}}
@container (max-width:22em){.figs,.fig{display:block}.fig+.fig{margin-block-start:.875rem}.fig b{max-inline-size:none}}
[popover]{inset:auto;margin:0;border:0;overflow:visible;color:var(--fg)}
.ecard{position:absolute;inline-size:21.5rem;max-inline-size:calc(100vw - 1rem);background:var(--surface);border:1px solid var(--control);border-block-start:3px solid var(--c);border-radius:var(--radius);box-shadow:0 8px 30px rgb(0 0 0/.18);padding:.75rem .875rem .25rem;z-index:var(--z)}
.ecard:focus-visible{outline-offset:1px}
.ecard .k{display:flex;align-items:center;gap:.375rem;font-size:.75rem;font-weight:600;color:var(--muted);margin-block-end:.25rem}
.ecard .name{font-size:1.125rem;font-weight:700;line-height:1.3}
.ecard .name:hover{background:none}
.ecard .gloss{margin-block-start:.25rem}
.forms{font-size:.8125rem;margin-block-start:.5rem;color:var(--muted)}
.forms .words{color:var(--fg);font-size:.9375rem}
.ecard .row{display:flex;align-items:center;border-block-start:1px solid var(--rule);margin-block-start:.625rem;padding-block:.25rem;font-size:.8125rem;gap:.25rem}
.ecard>:last-child:not(.row){margin-block-end:.5rem}
.ecard .n{font-variant-numeric:tabular-nums;color:var(--muted)}
.ecard .tool:last-child:not(.next){margin-inline:auto -.5rem;font-weight:600}
.ecard .prev{margin-inline-start:-.5rem}
:is(.prev,.next):dir(rtl) .i{transform:scaleX(-1)}
.proxy{position:absolute;padding:0;background:none;border-radius:3px;pointer-events:none;min-inline-size:24px;min-block-size:24px}
.proxy[hidden]{display:none}
.back{position:fixed;inset:auto 0 1rem;margin-inline:auto;inline-size:max-content;background:var(--fg);color:var(--surface);box-shadow:0 4px 18px rgb(0 0 0/.2);min-block-size:2.75rem;padding-inline:1.125rem;font-size:.9375rem}
.back:hover{background:var(--fg);text-decoration:underline}
.back:has(~.ecard:popover-open){inset-block:1rem auto}
.sheet{position:fixed;inset:auto 0 0;flex-direction:column;margin:0;border:0;padding:0 1.25rem max(.375rem,env(safe-area-inset-bottom));inline-size:100%;max-inline-size:none;block-size:86dvh;max-block-size:none;overflow:hidden;background:var(--surface);color:var(--fg);border-radius:.625rem .625rem 0 0;box-shadow:0 -8px 40px rgb(0 0 0/.25)}
.sheet[open]{display:flex}
.sheet::backdrop{background:rgb(0 0 0/.42)}
.sheet .panel{flex:1;min-block-size:0;border:0}
@media (max-height:30em){.sheet{block-size:100dvh;border-radius:0}.sheet .panel{overflow-y:auto;overscroll-behavior:contain}.sheet .pbody{flex:none;overflow:visible}.sheet .phead{position:sticky;inset-block-start:0;z-index:1;background:var(--surface)}}
.grab{inline-size:2.5rem;block-size:4px;border-radius:2px;background:var(--control);margin:.5rem auto 0;flex:none}
.print{display:none}
@media (max-width:40em){.ecard{position:fixed;inset:auto 0 0!important;inline-size:100%;max-inline-size:none;border-inline:0;border-block-end:0;border-radius:0;padding:1rem 1.25rem .5rem;box-shadow:0 -6px 30px rgb(0 0 0/.2)}
.tabs button{min-block-size:2.75rem}.more{min-block-size:2.25rem}}
@media (prefers-reduced-motion:no-preference){.ecard:popover-open{animation:fade var(--nutgraf-motion,160ms)}.sheet{animation:rise 220ms cubic-bezier(.2,.8,.2,1)}}
@keyframes fade{from{opacity:0}}@keyframes rise{from{translate:0 100%}}
@media (forced-colors:active){.tabs [aria-selected=true]::after,.line>li::before{forced-color-adjust:none;background:Highlight;border-color:Highlight}
.line>li.plan::before{background:Canvas}.seg label:has(:checked){forced-color-adjust:none;background:Highlight;color:HighlightText}}
@media print{.slot:has(>.print)>:not(.print),.ecard,.proxy,.back,.sheet,.more{display:none!important}.print{display:block;border-block-end:2px solid}.panel.print li,.fig{break-inside:avoid}}
.on-paper .print{display:block}
.print .title{font-size:1rem;padding-block:.5rem}
.ptitle{font-weight:700;margin-block:1rem .375rem}
`);
