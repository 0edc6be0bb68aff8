import type { ElementContent, Root, RootContent } from 'hast';
import { h } from 'hastscript';
import type { VFile } from 'vfile';
import { type Drawing, figureOf } from './drawings';
import { type Fence, fencesIn } from './fences';
import { refuse, warn } from './findings';
import { pointInFence } from './point-within';

/**
 * Draws the graphs of a text: a fence `dot` or `graphviz` becomes an SVG, and a list of its connections.
 * Graphviz, since it is a program of 30 years that runs here as WebAssembly, without a browser.
 * @see https://graphviz.org/doc/info/lang.html
 */
export function diagrams() {
  return async (tree: Root, file: VFile) => {
    let number = 0;
    for (const fence of fencesIn(tree).filter(({ language }) =>
      /^(dot|graphviz)$/.test(language),
    )) {
      const drawing = await drawingOf(fence, file);
      if (!drawing) continue;
      number += 1;
      const { pre, parent } = fence;
      const figure = await figureOf(drawing, number);
      parent.children.splice(
        parent.children.indexOf(pre as RootContent & ElementContent),
        1,
        figure,
      );
    }
  };
}

// Graphviz takes minutes for thousands of nodes, in a form that nobody could read.
const LONGEST = 20_000;

// Graphviz reckons with Helvetica. Other systems' sans are up to a sixth wider, so labels are drawn
// that much smaller than it leaves room for.
const FONT = { fontname: 'Helvetica', fontsize: 15 };
const ROOM = 15 / 13;

async function drawingOf({ text, meta, pre }: Fence, file: VFile): Promise<Drawing | undefined> {
  const start = pre.position?.start;
  if (text.length > LONGEST) {
    refuse(file, {
      place: start,
      message: `this diagram is ${text.length} letters long, and at most ${LONGEST} can be drawn`,
      remedy: 'split it',
    });
    return undefined;
  }
  const viz = await (await import('@viz-js/viz')).instance();
  const options = {
    graphAttributes: { bgcolor: 'transparent', ranksep: 0.4, nodesep: 0.3, pad: 0.02, ...FONT },
    nodeAttributes: { shape: 'box', penwidth: 0.75, margin: '0.14,0.08', height: 0.3, ...FONT },
    edgeAttributes: { arrowsize: 0.6, penwidth: 0.75, ...FONT, fontsize: 14 },
  };
  const { output, errors } = viz.renderFormats(text, ['svg', 'json0'], options);
  const [error] = errors.filter(({ level }) => level !== 'warning');
  if (!output || error) {
    const said = error?.message ?? 'Graphviz gives no reason';
    const line = Number(/in line (\d+)/.exec(said)?.[1] ?? 1);
    const offset = text
      .split('\n')
      .slice(0, line - 1)
      .join('\n').length;
    refuse(file, {
      place: start && pointInFence(file, start, text, line > 1 ? offset + 1 : 0),
      message: `this diagram cannot be drawn: ${said.replace(/ in line \d+/, '').trim()}`,
      remedy: 'see graphviz.org/doc/info/lang.html for what can stand there',
    });
    return undefined;
  }
  for (const { message } of errors) {
    warn(file, {
      place: start,
      message: `Graphviz says of this diagram: ${message.trim()}`,
      remedy: 'see graphviz.org/doc/info/attrs.html',
    });
  }
  const graph: Graph = JSON.parse(output.json0);
  const title = /title="([^"]*)"/.exec(meta)?.[1] ?? graph.label ?? '';
  if (title === '') {
    warn(file, {
      place: start,
      message: 'those who do not see this diagram do not learn what it is of',
      remedy: 'write title="what it shows" behind the language',
    });
  }
  const connections = connectionsOf(graph);
  return {
    kind: 'diagram',
    svg: output.svg
      .replace(/^.*?(?=<svg)/s, '')
      .replaceAll(/font-size="([\d.]+)"/g, (_, size) => `font-size="${Number(size) / ROOM}"`),
    title,
    description: `${connections.join('; ')}.`,
    source: {
      name: 'Connections',
      content: h(
        'ul',
        connections.map((connection) => h('li', connection)),
      ),
    },
  };
}

/** Of Graphviz's JSON (https://graphviz.org/docs/outputs/json/): what this needs of it. */
type Graph = {
  label?: string;
  directed: boolean;
  objects?: { _gvid: number; name: string; label?: string; nodes?: number[] }[];
  edges?: { tail: number; head: number; label?: string }[];
};

/** What leads where, in words; where nothing leads anywhere, what there is. */
function connectionsOf({ directed, objects = [], edges = [] }: Graph): string[] {
  const names = new Map(objects.map(({ _gvid, name, label }) => [_gvid, nameOf(name, label)]));
  if (edges.length === 0) return [...names.values()];
  return edges.map(({ tail, head, label }) => {
    const said = label ? ` (${plain(label)})` : '';
    return `${names.get(tail)} ${directed ? '→' : '–'} ${names.get(head)}${said}`;
  });
}

/** `\N` stands for the name of a node. */
function nameOf(name: string, label = '\\N'): string {
  return plain(label.replaceAll('\\N', name));
}

function plain(label: string): string {
  return label
    .replaceAll(/\\[nlr]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
