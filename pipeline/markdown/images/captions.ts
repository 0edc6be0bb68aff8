import type { Element, Root } from 'hast';
import { h } from 'hastscript';
import { visit } from '../visit';

/**
 * Turns an image that is alone in its paragraph and has a title into a `<figure>` with that title as its
 * caption. @microflash/rehype-figure was tried: it makes a caption of the alt text, also of images within
 * a paragraph, and leaves linked images.
 */
export function captions() {
  return (tree: Root) => {
    visit(tree, { tagName: 'p' }, (paragraph) => {
      const content = onlyChild(paragraph);
      const img = content?.tagName === 'a' ? onlyChild(content) : content;
      const isBare = Object.keys(paragraph.properties).length === 0;
      if (!content || img?.tagName !== 'img' || !img.properties.title || !isBare) return;
      const caption = h('figcaption', String(img.properties.title));
      // The caption says the same as the tooltip would.
      delete img.properties.title;
      paragraph.tagName = 'figure';
      paragraph.children = [content, caption];
    });
  };
}

function onlyChild({ children }: Element): Element | undefined {
  const [first, ...others] = children.filter((node) => node.type !== 'text' || node.value.trim());
  return first?.type === 'element' && others.length === 0 ? first : undefined;
}
