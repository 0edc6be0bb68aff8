import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import { reportWarning } from '../../diagnostics/report';
import { literalLines, literalParagraphs } from '../literal-text';

const AS_TEXT = 'it is shown as text';

// What follows a box: not the address of a link, nor an index.
const TEXT = /[ \t]*[^\s()[\]:{]/;
/** Boxes in an item that GFM does not read, with the box that was meant. */
const BOXES: [box: RegExp, meant: string][] = [
  [new RegExp(`^(?:\\[\\]|\\[ {2,}\\]|\\[ \\](?=\\S))(?=${TEXT.source})`), '[ ]'],
  [
    new RegExp(`^(?:\\[ ?[xX] \\]|\\[ [xX]\\]|\\[[xX]\\](?=\\S)|\\[[✓✔✅√]\\])(?=${TEXT.source})`),
    '[x]',
  ],
];
/** Other states of Obsidian: forwarded, scheduled, cancelled, half done, a question. */
const OTHER_STATE = /^\[[>/<?!-]\](?=[ \t]+[^\s([:])/;
const WITHOUT_BULLET = /^\[[ xX]?\](?=[ \t]+[^\s([:])/;
const WITHOUT_SPACE = /^[-*+]\[([ xX]?)\](?=[ \t]*[^\s([:])/;

/** Warns of tasks that GFM does not read, such as `- []`, `-[ ]` and `[x]` without a bullet. */
export function lintTasks() {
  return (tree: Root, file: VFile) => {
    for (const text of literalParagraphs(tree, file)) {
      if (!text.value.includes('[')) continue;
      literalLines(text).forEach(({ value, offset }, index) => {
        const warn = (written: string, meant: string) =>
          reportWarning(file, {
            place: text.pointAt(offset),
            message: `invalid task “${written}”: ${AS_TEXT}`,
            hint: `write ${meant} and a space before the text`,
          });
        const isItem = index === 0 && text.parent.type === 'listItem';
        const state = (box: string) => (/x/i.test(box) ? '[x]' : '[ ]');
        const [withoutSpace] = WITHOUT_SPACE.exec(value) ?? [];
        const [withoutBullet] = WITHOUT_BULLET.exec(value) ?? [];
        const isTask = 'checked' in text.parent && typeof text.parent.checked === 'boolean';
        const box = isItem && !isTask && BOXES.find(([written]) => written.test(value));
        if (box) warn(box[0].exec(value)?.[0] ?? '', box[1]);
        else if (isItem && OTHER_STATE.test(value)) warn(value.slice(0, 3), '[ ] or [x]');
        else if (withoutSpace) warn(withoutSpace, `- ${state(withoutSpace)}`);
        else if (withoutBullet && !isItem) warn(withoutBullet, `- ${state(withoutBullet)}`);
      });
    }
  };
}
