// How news pages are built: the tables of lexicon/page-rules.txt, entry for entry (tests/html.rs compares the two).
// What each means stands there.

/** @param {string} entries @returns {string[]} */
const list = (entries) => entries.split("|");

export const BLOCK_TAGS = list(
  "address|article|aside|blockquote|body|caption|center|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|" +
    "figure|footer|form|h1|h2|h3|h4|h5|h6|header|hgroup|hr|html|legend|li|main|menu|nav|ol|p|pre|search|section|" +
    "summary|table|tbody|td|tfoot|th|thead|tr|ul",
);

export const SKIP_TAGS = list(
  "script|style|template|noscript|svg|math|head|iframe|frame|frameset|object|embed|video|audio|canvas|map|input|" +
    "button|select|option|textarea|progress|meter|datalist|dialog|label|amp-ad|amp-analytics|amp-audio|amp-auto-ads|" +
    "amp-carousel|amp-consent|amp-embed|amp-form|amp-iframe|amp-list|amp-next-page|amp-sidebar|amp-social-share|" +
    "amp-sticky-ad|amp-subscriptions|amp-user-notification|amp-video|nutgraf-card",
);

export const FRAME_TAGS = list(
  "nav|aside|footer|menu|search",
);

export const FRAME_ROLES = list(
  "navigation|complementary|contentinfo|banner|search|dialog|alertdialog|menu|menubar|toolbar|tablist|tooltip|form",
);

export const FRAME_WORDS = list(
  "ad|ads|adsbygoogle|adslot|adunit|advert|adverts|advertisement|advertising|also read|app download|" +
    "article footer|article foot|author box|author card|author profile|about author|about the author|barrier|bio|" +
    "bookmark card|bookmark container|breadcrumb|breadcrumbs|button card|comment|comments|commentlist|cookie|" +
    "cookies|consent|copyright|crumbs|cta|dfp|disclaimer|discussion|disqus|donate|donation|donations|editors picks|" +
    "entry footer|facebook|feedback|^footer|global footer|layout footer|page footer|site footer|further reading|" +
    "gdpr|hashtags|instagram|inread|jump links|latest news|leaderboard|lightbox|likes|load more|login|marketing|" +
    "masthead|membership|menu|more articles|more from|more news|more on|more stories|most read|most viewed|nav|" +
    "navbar|navigation|newsletter|newsletters|next article|next story|offers|outbrain|pager|pagination|" +
    "paywall message|paywall modal|paywall offer|paywall overlay|paywall prompt|popular|popup|post tags|promo|" +
    "promos|promobox|promotion|promotional|rail|read also|read more|read next|readmore|recent posts|recirc|" +
    "recirculation|recommend|recommendation|recommendations|recommended|regwall|related|relatedarticles|" +
    "relatedposts|relatedstories|replies|respond|rich link|see also|share|sharebar|sharebuttons|sharedaddy|sharing|" +
    "sidebar|sign in|sign up|signin|signup|skip link|skip to|skiplink|social|sponsor|sponsored|sponsorship|subnav|" +
    "subscribe|subscription|taboola|tags links|teasers|tiktok|toolbar|tooltip|top stories|topbar|trending|tweet|" +
    "twitter|up next|upsell|whatsapp|widget area|you may",
);

export const DOUBTFUL_WORDS = list(
  "ai viewport|app|audio|banner|carousel|embed|gallery|infobox|key events|keywords|listen|live side|masthead|" +
    "modal|more|newsfeed|overlay|player|podcast|poll|popover|print|quiz|rating|reactions|slider|slideshow|submeta|" +
    "survey|table of contents|tag|taglist|tags|teaser|ticker|toc|tools|topics|video|vid|votes|weather",
);

export const INLINE_SKIP_WORDS = list(
  "comment count|comments link|comments count|credit|min read|permalink|photographer|read time|reading time|" +
    "sd social|share|tooltip|view count|views|visually hidden",
);

export const HIDDEN_WORDS = list(
  "a11y hidden|assistive text|element invisible|hide|hidden|invisible|offscreen|screen reader|screen reader only|" +
    "screen reader text|screenreader|sr only|visually hidden|visuallyhidden|vh hidden|d none|display none|u hidden|" +
    "is hidden",
);

export const NEGATING_WORDS = list(
  "has|no|not|with|without",
);

export const GUARD_WORDS = list(
  "tag|category|cat|type|format|css|jsx|sc",
);

export const BODY_WORDS = list(
  "article body|articlebody|article content|article text|articletext|body content|content body|entry content|" +
    "main text|page content|post body|post content|post text|single content|story body|storybody|story content|" +
    "story text",
);

export const HEADLINE_WORDS = list(
  "headline|article title|entry title|post title|story title",
);

export const STANDFIRST_WORDS = list(
  "dek|deck|description|excerpt|intro|kicker text|lead|lede|standfirst|sub headline|sub title|subhead|subheadline|" +
    "subtitle|summary|teaser text",
);

export const BYLINE_WORDS = list(
  "author|authors|byline|bylines|by line|contributor|contributors|writer",
);

export const TIME_WORDS = list(
  "date|dateline|datetime|posted on|pubdate|publish|published|stamp|time|timestamp|updated",
);

export const CAPTION_WORDS = list(
  "caption|captions|figcaption|legend",
);

export const CREDIT_WORDS = list(
  "credit|credits|image source|photographer|photo by|rights",
);

export const PULL_WORDS = list(
  "pull|pullquote|callout|big quote|blockquote alt|quote card",
);

export const LINES = list(
  "=ad|=ads|=advert|=advertisement|=advertisements|=advertising|=comments|=copied|=copy|=copy link|=email|" +
    "=facebook|=follow|=home|=image|=link copied|=listen|=live|=loading|=menu|=more|=print|=promoted|=save|=share|" +
    "=share article|=show more|=skip|=sponsored|=subscribe|=text|=tweet|=twitter|=video|=watch|=whatsapp|~ min read|" +
    "~ minute read|~ minutes read|~ min listen|~all rights reserved|~click here to|~story continues below|" +
    "~article continues|~continues after advertisement|~continue reading below|~terms of service apply|" +
    "~your browser does not support|add as a preferred source|already a subscriber|already have an account|" +
    "also read|copyright ©|download our app|download the app|follow our|follow us on|follow us:|for more stories|" +
    "get our|get the latest|have a tip|have you got a story|help us|if you enjoyed|join our|join the conversation|" +
    "like this story|listen to this|listen to the article|most read|must read|more on this|more stories|more:|" +
    "our standards:|read also|read more|read next|read our|read the full|recommended:|register to|related:|" +
    "related articles|related stories|related topics|reuse this content|scroll to continue|see also|see more|" +
    "send us a tip|share this|sign in to|sign up for|sign up to|subscribe for|subscribe now|subscribe to|" +
    "support our|support independent|this article is more than|this video can|to continue reading|unlock this|" +
    "want to read more|watch:|watch live|watch more|you can share this|you may also|you might also|©",
);

export const SECTION_HEADS = list(
  "=about the author|=comments|=comment|=contact us|=editor's picks|=editors' picks|=explore more|=headlines|" +
    "=key events|=latest|=latest news|=latest stories|=leave a reply|=more|=more news|=newsletter|=opinion|=popular|" +
    "=recommended|=related|=related content|=share|=tags|=topics|=trending|=trending now|=up next|=top stories|" +
    "already a subscriber|around the web|don't miss|explore more on|from our partners|from the web|" +
    "in case you missed|join the conversation|join the discussion|keep reading|latest from|leave a comment|" +
    "more for you|more from|more like this|more on|more stories|most popular|most read|most viewed|read more|" +
    "read next|recommended for|recommended stories|recommended reading|related articles|related coverage|" +
    "related news|related posts|related stories|related topics|related links|share this|sign up|=sponsored|" +
    "sponsored by|sponsored content|subscribe to|support our|thoughts on|top comment|view comments|" +
    "we value your privacy|what to read next|you may also|you might also|your privacy",
);

export const DATE_METAS = list(
  "article:published_time|og:article:published_time|datepublished|og:published_time|article:published|" +
    "published_time|parsely-pub-date|sailthru.date|dc.date.issued|dcterms.issued|dc.date.created|dcterms.created|" +
    "dcterms.date|dc.date|dc.terms.date|cxenseparse:recs:publishtime|publish-date|publish_date|publishdate|" +
    "publication_date|publicationdate|pubdate|pub_date|published_at|published-date|publisheddate|publishedtime|" +
    "published|article_date_original|article.published|article-publication-date|displaydate|originalpublicationdate|" +
    "citation_publication_date|citation_date|vr:published_time|rnews:datepublished|date|created|timestamp",
);

export const TITLE_METAS = list(
  "og:title|twitter:title|parsely-title|sailthru.title|dc.title|dcterms.title|headline|title",
);

export const STORY_TYPES = list(
  "article|posting|report",
);
