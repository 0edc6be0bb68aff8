import GithubSlugger from 'github-slugger';
import type { Element, Root } from 'hast';
import { headingRank } from 'hast-util-heading-rank';
import type { VFile } from 'vfile';
import { plainText } from '../text/plain-text';

const slugger = new GithubSlugger();

/**
 * Removes a heading that opens the text and repeats the title of the page, as notes and READMEs have it.
 * The block after it gets its id, which the author's links may name.
 */
export function ownTitle() {
  return (tree: Root, file: VFile) => {
    const title = file.data.title;
    const [first, second] = tree.children.filter((node) => node.type === 'element');
    if (!title || !first || !isTitleRank(first)) return;
    const id = slugOf(plainText(first));
    if (id === '' || id !== slugOf(title)) return;
    tree.children.splice(tree.children.indexOf(first), 1);
    if (second && headingRank(second) === undefined) second.properties.id ??= id;
  };
}

function isTitleRank(element: Element): boolean {
  const rank = headingRank(element);
  return rank !== undefined && rank <= 2;
}

/** Two titles with one slug differ in punctuation, case or emoji only. */
function slugOf(title: string): string {
  slugger.reset();
  return slugger.slug(title.trim()).replaceAll(/^-+|-+$/g, '');
}
