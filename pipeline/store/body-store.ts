import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Text } from '../markdown/render';
import { writeWhole } from './atomic-write';

/** Rendered texts lie in a file each, since a list of all bodies costs gigabytes at 10,000 posts. */
export const textsFolder = path.join('.contentlayer', 'texts');

/** Keeps a rendered text for `readText`. */
export async function writeText(text: Text): Promise<void> {
  // The id follows from the content, so a file that is there is the same, and whole.
  if (!hasText(text.id)) await writeWhole(fileOf(text.id), JSON.stringify(text));
}

/** Whether a text is kept. */
export function hasText(id: string): boolean {
  return existsSync(fileOf(id));
}

/** The rendered text of a post, show or page. */
export async function readText({ textId }: { textId: string }): Promise<Text> {
  return JSON.parse(await readFile(fileOf(textId), 'utf8'));
}

function fileOf(id: string): string {
  return path.join(textsFolder, `${id}.json`);
}
