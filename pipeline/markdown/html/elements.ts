/** A set of element names. */
function names(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/));
}

// The package html-tag-names was tried: it also lists what browsers have given up, such as <command>,
// <content> and <element>, which are placeholders in a text.
const KNOWN = names(
  // https://html.spec.whatwg.org/multipage/indices.html#elements-3
  `a abbr address area article aside audio b base bdi bdo blockquote body br button canvas caption cite
  code col colgroup data datalist dd del details dfn dialog div dl dt em embed fieldset figcaption figure
  footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li link
  main map mark math menu meta meter nav noscript object ol optgroup option output p picture pre progress
  q rp rt ruby s samp script search section select slot small source span strong style sub summary sup svg
  table tbody td template textarea tfoot th thead time title tr track u ul var video wbr` +
    // Obsolete ones that browsers still show as they did.
    ` acronym applet big blink center dir font frame frameset image listing marquee nobr noembed noframes param
  plaintext rb rtc strike tt xmp`,
);

/** Whether HTML, or an obsolete version of it, has an element of this name. SVG and MathML are apart. */
export function isKnown(name: string): boolean {
  return KNOWN.has(name);
}

/** Whether a name is one of a custom element, which a script may define. */
export function isCustom(name: string): boolean {
  return name.includes('-');
}

/** Elements that have neither content nor an end tag. */
export const VOID = names(
  'area base br col embed hr image img input link meta param source track wbr frame',
);

/** Void elements that show nothing by themselves, without an attribute. */
export const VOID_WITH_ATTRIBUTES = names('area base embed image img link meta param source track');

/** Elements whose end tag may be left out. */
export const OPTIONAL_END = names(
  'p li dt dd tr td th thead tbody tfoot colgroup caption option optgroup rt rp rb rtc html head body',
);

/** Elements that browsers open again where a block has closed them: HTML’s formatting elements. */
export const FORMATTING = names('a b big code em font i nobr s small strike strong tt u');

/** Blocks, which may hold all that follows. Any other element belongs into a line of text. */
export const BLOCKS = names(
  `address article aside blockquote caption center colgroup dd details dialog dir div dl dt fieldset
  figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup html li listing main menu nav
  noscript ol optgroup p plaintext pre script search section style summary table tbody td template tfoot th
  thead tr ul xmp`,
);

/** Elements that show nothing of what they hold, or hold it in a box of its own. */
export const HIDES_CONTENT = names(
  'audio canvas datalist iframe noembed noframes object select template textarea title video svg math',
);

/** Elements that hold code, or characters as they are typed. */
export const SHOWN_AS_TYPED = names(
  'pre code kbd samp var tt listing xmp plaintext script style textarea title svg math',
);

/** Elements before which a `<p>` ends. */
export const CLOSES_PARAGRAPH = names(
  `address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form
  h1 h2 h3 h4 h5 h6 header hgroup hr listing main menu nav ol p plaintext pre search section summary table
  ul xmp li dd dt`,
);

/** Elements that an end tag does not reach across. */
export const SCOPE = names('applet caption table td th marquee object template foreignobject desc');

/** The same for the end tags of tables. */
export const TABLE_SCOPE = names('table template');

/** Elements across which a block does not end a `<p>`. */
export const PARAGRAPH_SCOPE = new Set([...SCOPE, 'button']);

/** Elements across which an `<li>` does not end another one. */
export const LIST_SCOPE = names(
  `ul ol menu dir dl table td th blockquote section article aside details figure center form object main
  header footer nav fieldset`,
);

/** Elements whose children are the parts of a table. Browsers move all else out of the table. */
export const TABLE_PARTS = names('table tbody thead tfoot tr');

/** What may be in these. */
export const IN_TABLE_PARTS = names(
  'table tbody thead tfoot tr td th caption colgroup col script style template form',
);

/** Elements that are dropped outside of a table. */
export const ONLY_IN_TABLE = names('tbody thead tfoot tr td th caption colgroup');

/** Elements of a whole page, which a post is within. */
export const PAGE_PARTS = names('html head body frameset frame');

/** Elements whose content is text, in which no tags are read. */
export const RAW_TEXT = names('script style textarea title iframe noembed noframes xmp');

/** Those of them that take all that follows for their text, and show it nowhere or in a box. */
export const HIDES_TEXT = names('title iframe noembed noframes');

/** Those of them whose text is code. */
export const CODE = names('script style');

/** Elements in which a blank line ends the HTML, if another element begins the HTML block. */
export const CUT_BY_BLANK_LINE = names('script style pre textarea xmp');

/** Elements that end the SVG or MathML that they are in. */
export const BREAKS_OUT = names(
  `b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing
  menu meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var`,
);
