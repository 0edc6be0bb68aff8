import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** A font family of an installed package. */
export type FontFamily = { name: string; fonts: Font[] };

/** Files of a family that have the same characters: one of each weight. */
export type Font = {
  /** The name of the family. */
  family: string;
  /** Absolute. */
  files: string[];
  /** The code points that it may have, both ends included; undefined for all. */
  ranges?: [number, number][];
};

/** A colour font in COLR format, which takes a fiftieth of the disk of one with bitmaps. */
const EMOJI = { name: 'twemoji', package: 'twemoji-colr-font', file: 'twemoji.woff2' };

const PACKAGE = /^@fontsource(?:-variable)?\/(.+)$/;

/** A variable font, or the weights of text and of titles. */
const WEIGHTS = ['wght', '400', '700'];

/**
 * Finds the font families among the dependencies of a project: all packages of Fontsource, by their names, and
 * emoji at the end.
 * @param projectDir absolute
 * @see https://fontsource.org/docs/getting-started/install
 */
export function readFontFamilies(projectDir: string): FontFamily[] {
  const manifest = path.join(projectDir, 'package.json');
  const { dependencies = {} }: { dependencies?: Record<string, string> } = JSON.parse(
    readFileSync(manifest, 'utf8'),
  );
  const require = createRequire(manifest);
  const folderOf = (name: string) => path.dirname(require.resolve(`${name}/package.json`));
  const families = Object.keys(dependencies).flatMap((dependency): FontFamily[] => {
    const [, name] = PACKAGE.exec(dependency) ?? [];
    return name === undefined ? [] : [{ name, fonts: fontsIn(folderOf(dependency), name) }];
  });
  families.sort((a, b) => (a.name < b.name ? -1 : 1));
  if (!(EMOJI.package in dependencies)) return families;
  const files = [path.join(folderOf(EMOJI.package), EMOJI.file)];
  return [...families, { name: EMOJI.name, fonts: [{ family: EMOJI.name, files }] }];
}

/** @param dir of a package of Fontsource @param family the name that its files begin with */
function fontsIn(dir: string, family: string): Font[] {
  const subsets: Record<string, string> = JSON.parse(
    readFileSync(path.join(dir, 'unicode.json'), 'utf8'),
  );
  const names = new Set(readdirSync(path.join(dir, 'files')));
  const isAlone = Object.keys(subsets).length === 1;
  return Object.entries(subsets).map(([subset, ranges]) => ({
    family,
    files: WEIGHTS.map(
      (weight) => `${family}-${subset.replaceAll(/[[\]]/g, '')}-${weight}-normal.woff2`,
    )
      .filter((name) => names.has(name))
      .map((name) => path.join(dir, 'files', name)),
    // Fontsource calls the one file of a family of symbols Latin.
    ...(!isAlone && { ranges: ranges.split(',').map(rangeOf) }),
  }));
}

/** @param range as in `unicode-range`: `U+2200-22ff`, or one code point */
function rangeOf(range: string): [number, number] {
  const [from, to = from] = range.trim().slice('U+'.length).split('-');
  return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
}
