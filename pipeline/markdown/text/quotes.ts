/** The quotes of a language: double and single ones, each opening and closing. */
export type Quotes = readonly [string, string, string, string];

const NARROW_SPACE = '\u202f';
const ENGLISH: Quotes = ['“', '”', '‘', '’'];
const LOW: Quotes = ['„', '“', '‚', '‘'];
const LOW_HIGH: Quotes = ['„', '”', '‚', '’'];
const HIGH: Quotes = ['”', '”', '’', '’'];
const ANGLED: Quotes = ['«', '»', '“', '”'];
const ANGLED_LOW: Quotes = ['«', '»', '„', '“'];
const ANGLED_TWICE: Quotes = ['«', '»', '‹', '›'];
const SPACED: Quotes = [`«${NARROW_SPACE}`, `${NARROW_SPACE}»`, '“', '”'];
const CORNERS: Quotes = ['「', '」', '『', '』'];

// By language, or by language and region or script. Intl does not have the delimiters of CLDR, and of the
// packages that do (cldr-misc-full), each is megabytes of JSON.
const QUOTES: Record<string, Quotes> = {
  ...same(LOW, 'bg cs de et hr is lb lt lv mk sk sl sr-Latn hsb dsb'),
  ...same(LOW_HIGH, 'hu pl ro sr bs'),
  ...same(HIGH, 'da fi sv he'),
  ...same(ANGLED, 'ca el es eu gl hy it nb nn no oc pt-PT sq'),
  ...same(ANGLED_LOW, 'be kk ru uk'),
  ...same(ANGLED_TWICE, 'ar de-CH de-LI fa fr-CH it-CH ckb ps rm ur'),
  ...same(SPACED, 'br fr'),
  ...same(CORNERS, 'ja yue zh-HK zh-Hant zh-MO zh-TW'),
};

/** The quotes of a language, which are the English ones where it has no others. @param tag (BCP 47) */
export function quotesOf(tag: string): Quotes {
  const { language, script, region } = new Intl.Locale(tag);
  return (
    QUOTES[`${language}-${region}`] ??
    QUOTES[`${language}-${script}`] ??
    QUOTES[language] ??
    ENGLISH
  );
}

function same(quotes: Quotes, tags: string): Record<string, Quotes> {
  return Object.fromEntries(tags.split(' ').map((tag) => [tag, quotes]));
}
