/** The sheet that every state needs: tokens, the reserved slot, the one-line bar, the state box, buttons. */
import { sheet } from "./dom.js";

export const baseStyles = () => sheet(`
:host{display:block;container-type:inline-size;font-size:var(--nutgraf-size,1REM)}
:host([hidden]){display:none}
@media (min-width:68em){:host([variant=panel]){position:sticky;inset-block-start:1.5em}}
*,::before,::after{box-sizing:border-box}
.root{--n:var(--nutgraf-size,1REM);
--fg:var(--nutgraf-fg,var(--page-fg));--surface:var(--nutgraf-surface,var(--page-surface));--words:var(--nutgraf-font-words,var(--page-words,serif));
--muted:var(--nutgraf-muted,color-mix(in srgb,var(--fg) 72%,transparent));--control:var(--nutgraf-control,color-mix(in srgb,var(--fg) 56%,transparent));
--rule:var(--nutgraf-rule,color-mix(in srgb,var(--fg) 16%,transparent));--wash:var(--nutgraf-wash,color-mix(in srgb,var(--fg) 5%,transparent));
--focus:var(--nutgraf-focus,var(--fg));--radius:var(--nutgraf-radius,3px);--z:var(--nutgraf-z,40);
--person:var(--nutgraf-person,light-dark(#376FB9,#31A7FD));--org:var(--nutgraf-org,light-dark(#671B00,#FDA47F));--place:var(--nutgraf-place,light-dark(#0E614A,#B0FAC9));
--date:var(--nutgraf-date,light-dark(#6F2D86,#EEBEFD));--number:var(--nutgraf-number,light-dark(#2F3948,#88969F));--other:var(--nutgraf-other,light-dark(#7E6410,#B88E1F));
--evidence:var(--nutgraf-evidence,light-dark(#FFE7A3,#4B3D0E));
font-family:var(--nutgraf-font,inherit);font-size:var(--n);font-weight:400;font-style:normal;font-variant-numeric:lining-nums;line-height:1.45;color:var(--fg);
text-align:start;text-indent:0;text-transform:none;text-shadow:none;letter-spacing:normal;word-spacing:normal;white-space:normal;hyphens:manual}
.root.ground{background:var(--surface)}.ground .slot{padding-inline:.75rem}
:where(h2,h3,h4,h5,h6,p,ul,ol,dl,dd,li){margin:0;padding:0;font:inherit;font-weight:inherit;list-style:none}
:where(button){font:inherit;letter-spacing:inherit;color:inherit;background:none;border:0;padding:0;margin:0;cursor:pointer;text-align:start}
:where(a){color:inherit;text-decoration:none}
:focus-visible{outline:2px solid var(--focus);outline-offset:2px;border-radius:2px}
.sr{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.i{inline-size:1rem;block-size:1rem;flex:none;fill:none;stroke:currentColor;stroke-width:1.5;stroke-linecap:round;stroke-linejoin:round}
.gloss{font-size:.8125rem;line-height:1.4;color:var(--muted)}
.slot{--reserve:var(--nutgraf-slot-button,2.75rem);display:flex;flex-direction:column;min-block-size:var(--reserve)}
.slot>*{flex:1 0 auto}
.slot[data-shape=inline]{--reserve:calc(var(--nutgraf-slot-inline-narrow,12.5rem) + 7.25rem)}
@container (min-width:34em){.slot[data-shape=inline]{--reserve:calc(var(--nutgraf-slot-inline,7rem) + 6.5rem)}}
.slot[data-shape=panel]{--reserve:var(--nutgraf-panel-block,min(100dvh - 8.5rem,54rem))}
.slot[data-shape=panel]>*{flex:0 0 auto}
.title{display:flex;align-items:baseline;gap:.5rem;font-size:.9375rem;font-weight:700;line-height:1.3}
.bar{display:flex;align-items:center;gap:.625rem;inline-size:100%;min-block-size:var(--nutgraf-slot-button,2.75rem);border-block:2px solid var(--fg);border-block-end:1px solid var(--rule);overflow:hidden}
.bar .title{white-space:nowrap}
.bar .gloss{flex:1;min-inline-size:0}
.bar .counts{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
div.bar{padding-block:.125rem;overflow:visible}
.bar p.gloss{font-size:.75rem;line-height:1.25}.bar .btn{flex:none;min-block-size:2.25rem!important}
.short{display:none}
@container (max-width:24em){div.bar{padding-block:0}.bar p.gloss{line-height:1.15}.full{display:none}.short{display:inline}}
@container (max-width:33.99em){div.bar .title span+span{display:none}}
button.bar:hover,.btn:hover,.tool:hover{background:var(--wash)}
button.bar:focus-visible{outline-offset:-2px}
.state{border-block:2px solid var(--fg);border-block-end:1px solid var(--rule);padding-block:.75rem;min-block-size:9.5rem;display:flex;flex-direction:column}
.state .title{margin-block-end:.625rem}
.state p{font-size:.875rem;text-wrap:pretty}.state p.gloss{margin-block-start:.375rem;font-size:.8125rem}
.state .act{margin-block-start:auto;padding-block-start:.625rem;display:flex;align-items:center;flex-wrap:wrap;gap:.25rem .625rem}
.btn{border:1px solid var(--control);border-radius:var(--radius);min-block-size:2rem;padding-inline:.75rem;font-size:.8125rem;font-weight:600;white-space:nowrap}
.tool{display:inline-flex;align-items:center;justify-content:center;gap:.375rem;min-block-size:2rem;min-inline-size:2rem;padding-inline:.5rem;border-radius:var(--radius);font-size:.8125rem;white-space:nowrap}
.tool:focus-visible{outline-offset:-2px}
.prog{block-size:3px;background:var(--rule);margin-block:.125rem .625rem;overflow:hidden}
.prog i{display:block;block-size:100%;inline-size:33%;background:var(--fg)}
.prog.two i{inline-size:66%}
.bar{position:relative}.bar .prog{position:absolute;inset:auto 0 0;margin:0}
.sk{block-size:.75rem;border-radius:2px;background:var(--rule);margin-block-start:.625rem;inline-size:84%}
.sk+.sk{inline-size:66%}.gloss+.sk{margin-block-start:1rem}
@media (max-width:40em){.tool,.btn{min-block-size:2.75rem;min-inline-size:2.75rem}}
@media (prefers-contrast:more){.root{--muted:var(--fg);--rule:var(--fg);--control:var(--fg)}}
@media (forced-colors:active){.root{--fg:CanvasText;--surface:Canvas;--muted:CanvasText;--rule:CanvasText;--control:CanvasText;--focus:Highlight}
.prog i{forced-color-adjust:none;background:Highlight}.sk{border:1px solid;background:none}}
@media print{.slot{min-block-size:0}.state,button.bar,.tool{display:none}}`);
