import type { Element, ElementContent, Root } from 'hast';
import { visit } from 'unist-util-visit';

/** Makes a figure of a picture that is alone in its paragraph, with its title as the caption. */
export function captions() {
  return (tree: Root) => {
    visit(tree, { tagName: 'p' }, (paragraph) => {
      const content = onlyChild(paragraph);
      const img = content?.tagName === 'a' ? onlyChild(content) : content;
      const isBare = Object.keys(paragraph.properties).length === 0;
      if (!content || img?.tagName !== 'img' || !img.properties.title || !isBare) return;
      const text: ElementContent = { type: 'text', value: String(img.properties.title) };
      // What is read under the picture need not come up over it as well.
      delete img.properties.title;
      paragraph.tagName = 'figure';
      paragraph.children = [
        content,
        { type: 'element', tagName: 'figcaption', properties: {}, children: [text] },
      ];
    });
  };
}

function onlyChild({ children }: Element): Element | undefined {
  const [first, ...others] = children.filter((node) => node.type !== 'text' || node.value.trim());
  return first?.type === 'element' && others.length === 0 ? first : undefined;
}
