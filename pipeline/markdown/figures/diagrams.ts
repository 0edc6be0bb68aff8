import type { Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { h } from 'hastscript';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { reportError, reportWarning } from '../../diagnostics/report';
import { readFenceMeta } from '../code/fence-meta';
import { type Fence, fencesIn, replaceFence } from '../code/fences';
import { pointInFence } from '../position';
import { type Drawing, figureOf } from './svg-figure';

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
      replaceFence(fence, await figureOf(drawing, number));
    }
  };
}

// Graphviz takes minutes for what nobody could read.
const LONGEST = 20_000;
const MOST_PARTS = 250;
// Its search for the shortest arrows else goes on for long, at little gain.
const PATIENCE = { nslimit: 1, nslimit1: 1, mclimit: 0.5 };

// Graphviz reckons with Helvetica. Other systems' sans are up to a sixth wider, so labels are drawn
// that much smaller than it leaves room for.
const FONT = { fontname: 'Helvetica', fontsize: 17 };
const ROOM = 17 / 15;

async function drawingOf(fence: Fence, file: VFile): Promise<Drawing | undefined> {
  const { text, pre } = fence;
  const start = pre.position?.start;
  const placeOf = (offset: number) => start && pointInFence(file, start, text, offset);
  const stop = (message: string, hint: string, offset = 0) => {
    reportError(file, {
      place: placeOf(offset),
      message: `this diagram cannot be drawn: ${message}`,
      hint,
    });
    return undefined;
  };
  if (text.length > LONGEST) {
    return stop(
      `it is ${text.length} letters long, and at most ${LONGEST} can be drawn`,
      'split it',
    );
  }
  const viz = await (await import('@viz-js/viz')).instance();
  // Without arrows it is laid out at once, whatever it asks for itself.
  const counted = attempt(() =>
    viz.renderFormats(text.replaceAll(/\blayout(?=\s*=)/g, 'asked'), ['plain'], {
      engine: 'patchwork',
    }),
  );
  if (!counted) return stop(TOO_LARGE, 'make what is in it smaller');
  const [error] = counted.errors.filter(({ level }) => level !== 'warning');
  if (error) {
    const line = Number(/in line (\d+)/.exec(error.message)?.[1] ?? 1);
    return stop(
      error.message.replace(/ in line \d+/, '').trim(),
      'see graphviz.org/doc/info/lang.html for what can stand there',
      startOfLine(text, line),
    );
  }
  // A line each, where arrows without a way have no name: https://graphviz.org/docs/outputs/plain/
  const parts = counted.output?.plain.match(/^(?:node|edge)? /gm)?.length ?? 0;
  if (parts === 0) {
    return stop('there is nothing in it', 'write what leads where, such as digraph { a -> b }');
  }
  if (parts > MOST_PARTS) {
    return stop(
      `it has ${parts} nodes and arrows, and at most ${MOST_PARTS} can be drawn`,
      'split it',
    );
  }
  const second = SECOND_GRAPH.exec(text);
  if (second) {
    return stop(
      'it holds two graphs, and only the first would be drawn',
      'give each a fence of its own',
      second.index + second[0].search(/\w/),
    );
  }
  const options = {
    graphAttributes: {
      ...{ bgcolor: 'transparent', ranksep: 0.4, nodesep: 0.3, pad: 0.02, penwidth: 0.75 },
      labeljust: 'l',
      ...PATIENCE,
      ...FONT,
    },
    nodeAttributes: { shape: 'box', penwidth: 0.75, margin: '0.16,0.09', height: 0.3, ...FONT },
    edgeAttributes: { arrowsize: 0.6, penwidth: 0.75, ...FONT },
  };
  const drawn = attempt(() => viz.renderFormats(text, ['svg', 'json0'], options));
  if (!drawn) return stop(TOO_LARGE, 'make what is in it smaller');
  const { output, errors } = drawn;
  if (!output) {
    return stop(errors[0]?.message ?? 'Graphviz gives no reason', 'see graphviz.org/documentation');
  }
  for (const message of new Set(errors.map((one) => one.message.trim()))) {
    reportWarning(file, {
      place: placeOf(Math.max(0, text.indexOf(NAMED.exec(message)?.slice(1).find(Boolean) ?? ''))),
      message: `Graphviz says of this diagram: ${message}`,
      hint: 'see graphviz.org/doc/info/attrs.html',
    });
  }
  const graph: Graph = JSON.parse(output.json0);
  const named = readFenceMeta(fence, file, 'figure').title;
  const title = named ?? plain(graph.label ?? '');
  if (named === undefined && title !== '') {
    // The name stands under the drawing.
    const unnamed = text.replace(/\}\s*$/, ';label=""}');
    output.svg = viz.renderFormats(unnamed, ['svg'], options).output?.svg ?? output.svg;
  }
  if (title === '') {
    reportWarning(file, {
      place: start,
      message: 'those who do not see this diagram do not learn what it is of',
      hint: 'write title="what it shows" behind the language',
    });
  }
  if (/<a /.test(output.svg)) {
    reportWarning(file, {
      place: placeOf(Math.max(0, text.search(/\b(URL|href)\s*=/i))),
      message: 'no link in a diagram can be followed',
      hint: 'put links into the text beside it',
    });
  }
  const connections = connectionsOf(graph, output.svg);
  const isLevel = /^(LR|RL)$/.test(graph.rankdir ?? '');
  return {
    kind: 'diagram',
    svg: withTints(
      output.svg
        .replace(/^.*?(?=<svg)/s, '')
        .replaceAll(/font-size="([\d.]+)"/g, (_, size) => `font-size="${Number(size) / ROOM}"`)
        .replaceAll(/<g id="edge\d+".*?<\/g>/gs, (edge) => (isLevel ? edge : besideArrow(edge))),
    ),
    title,
    description: `${connections.join('; ')}.`,
    source: {
      name: 'Connections',
      content: [
        h(
          'ul',
          connections.map((connection) => h('li', connection)),
        ),
      ],
    },
  };
}

const TOO_LARGE = 'it is too large for the memory of Graphviz';

/** What Graphviz gives, or nothing where it dies. */
function attempt<Result>(run: () => Result): Result | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}

const SECOND_GRAPH = /\}\s*(?:strict\s+)?(?:di)?graph\s*(?:"[^"]*"|\w+)?\s*\{/i;
// Where Graphviz names what it stumbled over.
const NAMED = /^(\S+) is not a known color|unknown shape (\S+)|"([^"]+)"/;

function startOfLine(text: string, line: number): number {
  const before = text.split('\n').slice(0, line - 1);
  return Math.min(
    before.reduce((sum, { length }) => sum + length + 1, 0),
    text.length,
  );
}

/** The name of an arrow that points down begins at its line, which wide letters touch. */
function besideArrow(edge: string): string {
  return edge.replaceAll(/(<text[^>]* x=")([-\d.]+)/g, (_, text, x) => `${text}${Number(x) + 4}`);
}

/** What its author filled with a colour, and wrote on in none, is thinned where the paper is dark. */
function withTints(svg: string): string {
  return svg.replaceAll(/<g id="(?:node|clust)\d+"[^>]*>.*?<\/g>/gs, (group) =>
    /<text[^>]* fill="(?!black|#000)/.test(group)
      ? group
      : group.replaceAll(/ fill="(?!none|black|transparent|#000|url)[^"]+"/g, '$& data-tint="1"'),
  );
}

/** Of Graphviz's JSON (https://graphviz.org/docs/outputs/json/): what this needs of it. */
type Graph = {
  label?: string;
  rankdir?: string;
  directed: boolean;
  objects?: { _gvid: number; name: string; nodes?: number[] }[];
  edges?: { tail: number; head: number; label?: string }[];
};

/** What leads where, in words; where nothing leads anywhere, what there is. */
function connectionsOf({ directed, objects = [], edges = [] }: Graph, svg: string): string[] {
  const words = wordsOfNodes(svg);
  const names = new Map(objects.map(({ _gvid, name }) => [_gvid, words.get(name) || name]));
  if (edges.length === 0) return [...words].map(([name, said]) => said || name);
  return edges.map(({ tail, head, label }) => {
    const said = label ? ` (${plain(label)})` : '';
    return `${names.get(tail)} ${directed ? '→' : '–'} ${names.get(head)}${said}`;
  });
}

/** What stands in each node, by its name: labels may be HTML, or tables of a form of their own. */
function wordsOfNodes(svg: string): Map<string, string> {
  const words = new Map<string, string>();
  visit(unified().use(rehypeParse, { fragment: true }).parse(svg), 'element', (group) => {
    if (group.properties.className?.toString() !== 'node') return;
    const texts: string[] = [];
    visit(group, { tagName: 'text' }, (line) => {
      texts.push(textOf(line));
    });
    const [title] = group.children.filter((child) => child.type === 'element');
    words.set(textOf(title), plain(texts.join(' ')));
  });
  return words;
}

function plain(label: string): string {
  return label
    .replaceAll(/\\[nlr]|<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
