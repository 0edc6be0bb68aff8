import type { Element, ElementContent, Root } from 'hast';
import { h } from 'hastscript';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';

/** A drawing as a text shows it: with a name, with what it says in words, and with what it was made of. */
export type Drawing = {
  kind: 'chart' | 'diagram';
  svg: string;
  title: string;
  description: string;
  /** What stands behind the disclosure, and what that is called. */
  source: { name: string; content: ElementContent[] };
};

/**
 * A drawing as a figure. It is read by its name and description, and what it was made of is a press away.
 * @param number its place among the drawings of its text, for ids that no other has
 */
export async function figureOf(drawing: Drawing, number: number): Promise<Element> {
  const { kind, title, description, source } = drawing;
  const svg = await leanSvg(drawing.svg);
  const width = Math.round(widthOf(svg));
  const isColumn = width >= 360 && width <= COLUMN;
  svg.properties.width = width;
  if (kind === 'chart' && !isColumn) svg.properties.className = ['natural'];
  giveIds(svg, `${kind}-${number}`);
  Object.assign(svg.properties, { role: 'img', ariaLabel: title || description });
  if (title) svg.children.unshift(h('desc', description));
  const box = { tabIndex: 0, role: 'group', ariaLabel: KINDS[kind] };
  return h('figure', { class: kind }, [
    // A chart of a column's width gets smaller with it.
    kind === 'chart' && width <= COLUMN ? svg : h('div.scroll', width > NARROW ? box : {}, svg),
    ...(title ? [h('figcaption', title)] : []),
    ...(source.content.length > 0
      ? [h('details', [h('summary', source.name), source.content])]
      : []),
  ]);
}

const KINDS = { chart: 'Chart', diagram: 'Diagram' };

// Of a phone's screen, in CSS pixels: what is wider may have to be scrolled, with the keyboard too.
const NARROW = 280;
// Up to here the words of a chart can be read on a phone when all of it is shown.
const COLUMN = 440;

function widthOf({ properties }: Element): number {
  return Number(String(properties.viewBox).split(' ')[2]);
}

/** What those who draw put around and into a drawing that no one sees, taken out. */
async function leanSvg(svg: string): Promise<Element> {
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
        // Ids are given here, and a picture of one colour must not lose what it is drawn with.
        params: {
          overrides: { cleanupIds: false, removeUnknownsAndDefaults: { keepRoleAttr: true } },
        },
      },
      'removeTitle',
    ],
  });
  const tree: Root = unified().use(rehypeParse, { fragment: true }).parse(data);
  const [root] = tree.children;
  if (root?.type !== 'element') throw new Error('what was drawn is no SVG');
  visit(root, 'element', ({ properties }) => {
    delete properties.xmlSpace;
    if ('dataTint' in properties) properties.className = ['tint'];
    delete properties.dataTint;
    for (const name of ['fill', 'stroke']) {
      if (/^(#000|#000000|black)$/i.test(String(properties[name])))
        properties[name] = 'currentColor';
    }
  });
  // A drawing is one picture to those who hear it, and no link in it could be reached.
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

/** Names of its own for what parts of a drawing refer to: they count on through a process else. */
function giveIds(svg: Element, prefix: string) {
  const ids = new Map<string, string>();
  visit(svg, 'element', ({ properties }) => {
    for (const [name, value] of Object.entries(properties)) {
      if (typeof value !== 'string') continue;
      // Elsewhere, what begins with # is a colour.
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
