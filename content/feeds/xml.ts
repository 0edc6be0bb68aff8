/** Removes the characters that XML 1.0 does not allow (https://www.w3.org/TR/xml/#charsets). */
export function forXml(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to remove
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
}

/** A text as XML can hold it, also for the JSON Feed: both say the same. */
export function plainText(text: string): string {
  return forXml(text).trim();
}

/** What stands for each character of markup in a value, and how XML writes that character. */
const MARKUP = [
  { character: '&', standIn: '\u0001', escaped: '&amp;' },
  { character: '<', standIn: '\u0002', escaped: '&lt;' },
  { character: '>', standIn: '\u0003', escaped: '&gt;' },
];

/**
 * Generates an XML document with feedsmith whose values are escaped and otherwise as they are given, without
 * the characters that XML does not allow.
 *
 * Feedsmith itself writes a value with `&`, `<` or `>` as CDATA on a line of its own, so that readers get line
 * breaks round it, and `&apos;` within it as an apostrophe. It has no option for that, and does not export its
 * builder. So it gets other characters in their place: ones that XML does not allow, which no value has.
 * @param generate such as `generateRssFeed`
 * @throws {GenerateError} where the feed lacks what its format demands
 */
export function generateXml<Feed>(generate: (feed: Feed) => string, feed: Feed): string {
  const document = generate(withStandIns(feed) as Feed);
  return MARKUP.reduce((text, { standIn, escaped }) => text.replaceAll(standIn, escaped), document);
}

function withStandIns(value: unknown): unknown {
  if (typeof value === 'string') {
    return MARKUP.reduce(
      (text, { character, standIn }) => text.replaceAll(character, standIn),
      forXml(value),
    );
  }
  if (Array.isArray(value)) return value.map(withStandIns);
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, withStandIns(inner)]),
  );
}
