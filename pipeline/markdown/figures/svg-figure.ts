import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { parseFragment } from '../html/parse-fragment';
import type { TextWords } from '../text-words';
import { visit } from '../visit';

/** A chart or a diagram, with what screen readers get of it. */
export type Figure = {
  type: 'chart' | 'diagram';
  svg: string;
  /** The caption and the accessible name, or ''. */
  title: string;
  /** The accessible description. */
  description: string;
  /** What a `<details>` below it holds: its data. */
  details: { summary: string; content: ElementContent[] };
};

/**
 * Makes a `<figure>` with an inline SVG, a caption and its data in a `<details>`.
 * @param number of the figure among those of its type in the file, 1-based: its ids begin with both
 */
export async function figureElement(
  figure: Figure,
  number: number,
  words: TextWords,
): Promise<Element> {
  const { type, title, description, details } = figure;
  const svg = await optimizedSvg(figure.svg);
  const width = Math.round(widthOf(svg));
  const isColumn = width >= 360 && width <= MAX_SHRINKING;
  svg.properties.width = width;
  if (type === 'chart' && !isColumn) svg.properties.className = ['natural'];
  setIds(svg, `${type}-${number}`);
  Object.assign(svg.properties, { role: 'img', ariaLabel: title || description });
  if (title) svg.children.unshift(h('desc', description));
  const focusable = { tabIndex: 0, role: 'group', ariaLabel: words[type] };
  return h('figure', { class: type }, [
    // A chart that fits the column shrinks with it; others scroll.
    type === 'chart' && width <= MAX_SHRINKING
      ? svg
      : h('div.scroll', width > NARROW ? focusable : {}, svg),
    ...(title ? [h('figcaption', title)] : []),
    ...(details.content.length > 0
      ? [h('details', [h('summary', { lang: words.lang }, details.summary), details.content])]
      : []),
  ]);
}

// In CSS pixels, of a phone's screen: a wider SVG may have to be scrolled, with the keyboard too.
const NARROW = 280;
// Up to this width, the labels of a chart stay readable when a phone shrinks it.
const MAX_SHRINKING = 440;

function widthOf({ properties }: Element): number {
  return Number(String(properties.viewBox).split(' ')[2]);
}

/** Parses an SVG without what Vega and Graphviz add to it that nobody sees. */
async function optimizedSvg(svg: string): Promise<Element> {
  const { optimize } = await import('svgo');
  const { data } = optimize(svg, {
    floatPrecision: 2,
    multipass: true,
    plugins: [
      {
        name: 'removeAttrs',
        params: {
          attrs: [
            'class',
            'role',
            'aria-.*',
            'pointer-events',
            'font-family',
            'svg:version',
            '*:opacity:^1$',
            '*:stroke-width:^1$',
          ],
        },
      },
      {
        name: 'preset-default',
        // Ids are set below.
        params: { overrides: { cleanupIds: false } },
      },
      'removeTitle',
    ],
  });
  const tree = parseFragment(data);
  const [root] = tree.children;
  if (root?.type !== 'element') throw new Error('Vega or Graphviz has made no SVG');
  visit(root, 'element', ({ properties }) => {
    delete properties.xmlSpace;
    if ('dataTint' in properties) properties.className = ['tint'];
    delete properties.dataTint;
    for (const name of ['fill', 'stroke']) {
      if (/^(#000|#000000|black)$/i.test(String(properties[name])))
        properties[name] = 'currentColor';
    }
  });
  // The role `img` makes the SVG one image for screen readers, so a link in it would be out of reach.
  visit(root, { tagName: 'a' }, (link, index, parent) => {
    if (!parent || index === undefined) return;
    parent.children.splice(index, 1, ...link.children);
    return index;
  });
  const { viewBox, width } = root.properties;
  root.properties = {
    viewBox: viewBox ?? `0 0 ${width} ${root.properties.height}`,
    fill: 'currentColor',
  };
  return root;
}

/**
 * Numbers the ids that elements of an SVG refer to, and removes the others. Vega's count on through a
 * process, so they would differ between builds. SVGO's prefixIds keeps those numbers.
 */
function setIds(svg: Element, prefix: string) {
  const ids = new Map<string, string>();
  visit(svg, 'element', ({ properties }) => {
    for (const [name, value] of Object.entries(properties)) {
      if (typeof value !== 'string') continue;
      // In other attributes, a value that begins with # is a colour.
      const reference = /^(xLinkHref|href)$/.test(name) ? /^(#)(.+)()$/ : /^(url\(#)([^)]+)(\))$/;
      properties[name] = value.replace(reference, (_, open, id, close) => {
        if (!ids.has(id)) ids.set(id, `${prefix}-${ids.size + 1}`);
        return `${open}${ids.get(id)}${close}`;
      });
    }
  });
  visit(svg, 'element', ({ properties }) => {
    const id = ids.get(String(properties.id));
    delete properties.id;
    if (id) properties.id = id;
  });
}
