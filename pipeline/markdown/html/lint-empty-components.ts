import type { Element, Root } from 'hast';
import type { VFile } from 'vfile';
import { reportWarning } from '../../diagnostics/report';
import { visit } from '../visit';

// Other custom elements may be those of the site.
const DISTILL = /^d-/;

/**
 * Warns of elements that a script of another site would fill or replace: those with `data-` attributes alone,
 * such as the formulas of Substack, and those of Distill, such as `<d-footnote>`.
 */
export function lintEmptyComponents() {
  return (tree: Root, file: VFile) => {
    let hasScript = false;
    const found: { element: Element; isEmpty: boolean }[] = [];
    visit(tree, 'element', (element) => {
      const { tagName, properties, children } = element;
      if (tagName === 'script') hasScript = true;
      const isEmpty = children.every(({ type, ...node }) => 'value' in node && node.value === '');
      const hasData = Object.keys(properties).some((name) => /^data[A-Z]/.test(name));
      const isPlain = /^(?:div|span|i|p|figure)$/.test(tagName);
      const isEmptyFrame =
        tagName === 'iframe' && !properties.src && properties.srcDoc === undefined;
      if (isEmptyFrame) found.push({ element, isEmpty: true });
      else if (isPlain ? isEmpty && hasData : DISTILL.test(tagName))
        found.push({ element, isEmpty });
    });
    // The author's own script may find them.
    const reported = new Set<string>();
    for (const { element, isEmpty } of hasScript ? [] : found) {
      const { tagName, position } = element;
      if (reported.has(tagName)) continue;
      reported.add(tagName);
      const count = found.filter((other) => other.element.tagName === tagName).length;
      const more = count > 1 ? ` (and ${count - 1} more)` : '';
      reportWarning(file, {
        place: position?.start,
        message: isEmpty
          ? `<${tagName}> without content${more}: a script of another site would fill it`
          : `<${tagName}> without its script${more}: its content is shown as text`,
        hint: 'write what it shows, or remove it',
      });
    }
  };
}
