import type { Data, Nodes, Paragraph, Root } from 'mdast';
import { visit } from '../visit';

// Obsidian makes ids such as `37066d`. A power at the end of a text, such as `10 ^6`, is none.
const BLOCK_ID = /(?:^|[ \t\n])\^(?=[a-z\d-]*[a-z-])([a-z\d-]{2,})[ \t]*$/i;

/**
 * Gives blocks the ids that Obsidian's authors write, to which `[[a-note#^id]]` leads: `Words. ^id` at the end
 * of a paragraph, or `^id` alone below a list, a table, a quote or a formula. The id is not shown.
 * @see https://help.obsidian.md/links#Link+to+a+block+in+a+note
 */
export function blockIds() {
  return (tree: Root) => {
    visit(tree, 'paragraph', (paragraph, index, parent) => {
      const id = takeId(paragraph);
      if (id === undefined || !parent || index === undefined) return undefined;
      // The paragraphs of a list without empty lines are no elements.
      if (paragraph.children.length > 0) setId(parent.type === 'listItem' ? parent : paragraph, id);
      else {
        const before = parent.children[index - 1];
        if (before) setId(before, id);
        parent.children.splice(index, 1);
        return index;
      }
      return undefined;
    });
    visit(tree, 'table', (table) => {
      // Right below a table, it is read as a row.
      const [cell, ...others] = table.children.at(-1)?.children ?? [];
      const [text] = cell?.children ?? [];
      if (others.some(({ children }) => children.length > 0) || cell?.children.length !== 1) return;
      const [, id] = (text.type === 'text' && BLOCK_ID.exec(text.value)) || [];
      if (id === undefined || table.children.length < 2) return;
      table.children.pop();
      setId(table, id);
    });
  };
}

/** Removes the id from the end of a paragraph, with the line end before it. */
function takeId({ children }: Paragraph): string | undefined {
  const last = children.at(-1);
  if (last?.type !== 'text') return undefined;
  const [written, id] = BLOCK_ID.exec(last.value) ?? [];
  if (written === undefined) return undefined;
  last.value = last.value.slice(0, -written.length).trimEnd();
  if (last.value === '') children.pop();
  return id;
}

function setId(node: Nodes & { data?: Data }, id: string): void {
  node.data = { ...node.data, hProperties: { id: `^${id}`, ...node.data?.hProperties } };
}
