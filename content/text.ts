import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** A Markdown file's text, rendered. */
export type Text = {
  /** Names the text by its content, so that a changed text is a new file. */
  id: string;
  html: string;
  /** Those for a table of contents, in order. */
  headings: Heading[];
  /** How the text begins, as plain text of at most 240 characters. */
  opening: string;
  words: number;
};

export type Heading = {
  id: string;
  text: string;
  /** 2 for the highest: 1 is the title of the page. */
  rank: number;
};

/** Where rendered texts lie: one file each, since a list of all bodies costs gigabytes at 10,000 posts. */
export const textFolder = path.join('.contentlayer', 'texts');

/** The rendered text of a post, show or page. */
export async function readText({ textId }: { textId: string }): Promise<Text> {
  return JSON.parse(await readFile(path.join(textFolder, `${textId}.json`), 'utf8'));
}
