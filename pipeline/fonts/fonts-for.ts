import { readFileSync } from 'node:fs';
import { create } from 'fontkitten';
import type { Font, FontFamily } from './font-families';

/** The fonts that a text needs. */
export type TextFonts = {
  fonts: Font[];
  /** The characters, as readers count them, that no font has. */
  missing: string[];
};

/** What has no glyph of its own: spaces, joiners, and marks of direction. */
const WITHOUT_GLYPH = /[\s\p{Default_Ignorable_Code_Point}]/u;

/**
 * Finds the fonts for a text: for each character the first that has it. What Fontsource says of a font is more
 * than it has, so its own table of characters decides.
 * @param families the preferred first
 */
export function fontsFor(text: string, families: readonly FontFamily[]): TextFonts {
  const all = families.flatMap(({ fonts }) => fonts);
  const fonts = new Set<Font>();
  const missing = new Set<string>();
  for (const { segment } of characters.segment(text)) {
    for (const character of segment) {
      if (WITHOUT_GLYPH.test(character)) continue;
      const font = all.find((font) => hasGlyph(font, character));
      if (font) fonts.add(font);
      else missing.add(segment);
    }
  }
  return { fonts: [...fonts], missing: [...missing] };
}

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
