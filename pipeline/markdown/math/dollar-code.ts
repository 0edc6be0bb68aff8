import type { Parents, PhrasingContent, Root } from 'mdast';
import type { VFile } from 'vfile';
import { visit } from '../visit';

const IN_BACKTICKS = /^`([^`]+)`$/;

/**
 * Makes a formula of code between two dollars, as GitHub and GitLab read it: $`a_1`$.
 * @see https://docs.github.com/en/get-started/writing-on-github/working-with-advanced-formatting/writing-mathematical-expressions
 */
export function dollarCode() {
  return (tree: Root, file: VFile) => {
    const source = String(file);
    if (!source.includes('$`')) return;
    visit(tree, (node) => {
      // Where single dollars open a formula, the backticks are in it.
      if (node.type === 'inlineMath') node.value = node.value.replace(IN_BACKTICKS, '$1');
      else if ('children' in node) replaceIn(node, source);
    });
  };
}

function replaceIn(parent: Parents, source: string): void {
  const children = parent.children as PhrasingContent[];
  for (const [index, code] of children.entries()) {
    const [before, after] = [children[index - 1], children[index + 1]];
    const start = code.position?.start.offset ?? 0;
    if (code.type !== 'inlineCode' || before?.type !== 'text' || after?.type !== 'text') continue;
    if (
      !/(?:^|[^\\$])\$$/.test(source.slice(Math.max(start - 2, 0), start)) ||
      !after.value.startsWith('$')
    )
      continue;
    before.value = before.value.slice(0, -1);
    after.value = after.value.slice(1);
    children[index] = {
      type: 'inlineMath',
      value: code.value,
      style: 'inline',
      position: code.position,
    };
  }
}
