import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { reportWarning } from '../../diagnostics/report';

/**
 * Warns of elements that are empty until the script of another site fills them from their `data-` attributes,
 * such as the formulas and the buttons of Substack.
 */
export function lintEmptyComponents() {
  return (tree: Root, file: VFile) => {
    let hasScript = false;
    const found: Element[] = [];
    visit(tree, 'element', (element) => {
      const { tagName, properties, children } = element;
      if (tagName === 'script' && !properties.src) hasScript = true;
      const isEmpty = children.every(({ type, ...node }) => 'value' in node && node.value === '');
      const hasData = Object.keys(properties).some((name) => /^data[A-Z]/.test(name));
      if (/^(?:div|span|i|p|figure)$/.test(tagName) && isEmpty && hasData) found.push(element);
    });
    // The author's own script may find them.
    for (const { tagName, position } of hasScript ? [] : found) {
      reportWarning(file, {
        place: position?.start,
        message: `<${tagName}> without content: a script of another site would fill it`,
        hint: 'write what it shows, or remove it',
      });
    }
  };
}
