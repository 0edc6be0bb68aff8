import type { Element, ElementContent, Root } from 'hast';
import type { VFile } from 'vfile';
import { EXIT, SKIP, visit } from '../visit';

// Fewer links may be a remark such as “see A and B below”.
const MIN_ENTRIES = 3;

/** Finds out whether the text has a table of contents of its own: a list of links to its headings. */
export function ownContents() {
  return (tree: Root, file: VFile) => {
    visit(tree, 'element', (element) => {
      if (element.tagName !== 'ul' && element.tagName !== 'ol') return undefined;
      const items = itemsIn(element);
      if (items.length < MIN_ENTRIES || !items.every(startsWithFragment)) return SKIP;
      file.data.hasOwnContents = true;
      return EXIT;
    });
  };
}

/** The items of a list and of the lists in it. */
function itemsIn(list: Element): Element[] {
  const items: Element[] = [];
  visit(list, { tagName: 'li' }, (item) => {
    items.push(item);
  });
  return items;
}

/** Whether the first thing in an item is a link into the page. */
function startsWithFragment(item: Element): boolean {
  const first = firstContent(item);
  return first?.tagName === 'a' && /^#./.test(String(first.properties.href ?? ''));
}

/** The first element in an item, inside of its paragraph. */
function firstContent({ children }: Element): Element | undefined {
  const first = children.find((node) => !isBlank(node));
  if (first?.type !== 'element') return undefined;
  return first.tagName === 'p' ? firstContent(first) : first;
}

function isBlank(node: ElementContent): boolean {
  return node.type === 'comment' || (node.type === 'text' && node.value.trim() === '');
}
