import { readFileSync } from 'node:fs';
import { create } from 'fontkitten';
import type { Font, FontFamily } from './font-families';

/** The fonts that a text needs. */
export type TextFonts = {
  fonts: Font[];
  /** Their families, the preferred first. */
  families: string[];
  /** The characters, as readers count them, that no font has. */
  missing: string[];
};

/** What has no glyph of its own: spaces, joiners, marks of direction, and control characters. */
const WITHOUT_GLYPH = /[\s\p{Default_Ignorable_Code_Point}\p{Cc}]/u;

/**
 * Finds the fonts for a text: for each character the first that has it. What Fontsource says of a font is more
 * than it has, so its own table of characters decides.
 * @param families the preferred first, and that of emoji last
 */
export function fontsFor(text: string, families: readonly FontFamily[]): TextFonts {
  const all = families.flatMap(({ fonts }) => fonts);
  const emojiFirst = all.toReversed();
  const found = new Set<Font>();
  const missing = new Set<string>();
  // A text of a million characters has few different ones.
  const segments = new Set(Array.from(characters.segment(text), ({ segment }) => segment));
  for (const segment of segments) {
    const fonts = EMOJI.test(segment) ? emojiFirst : all;
    for (const character of segment) {
      if (WITHOUT_GLYPH.test(character)) continue;
      const font = fonts.find((font) => hasGlyph(font, character));
      if (font) found.add(font);
      else missing.add(segment);
    }
  }
  const used = new Set([...found].map(({ family }) => family));
  return {
    fonts: [...found],
    families: families.map(({ name }) => name).filter((name) => used.has(name)),
    missing: [...missing],
  };
}

/** What is in colour: by itself, or by the selector after it. */
const EMOJI = /\p{Emoji_Presentation}|\uFE0F/u;

const characters = new Intl.Segmenter();

function hasGlyph(font: Font, character: string): boolean {
  const point = character.codePointAt(0) ?? 0;
  const isInRange = font.ranges?.some(([from, to]) => from <= point && point <= to) ?? true;
  return isInRange && codePointsOf(font).has(point);
}

const codePoints = new WeakMap<Font, ReadonlySet<number>>();

/** Reads the code points of a font once, since a font takes up to 70 ms. */
function codePointsOf(font: Font): ReadonlySet<number> {
  const known = codePoints.get(font);
  if (known) return known;
  const [file] = font.files;
  const read = file === undefined ? undefined : create(readFileSync(file));
  const found = new Set(read && 'characterSet' in read ? read.characterSet : []);
  codePoints.set(font, found);
  return found;
}
