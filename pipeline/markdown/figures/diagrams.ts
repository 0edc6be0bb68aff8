import type { Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { h } from 'hastscript';
import type { VFile } from 'vfile';
import { reportError, reportWarning } from '../../diagnostics/report';
import { isBoolean, isNumber, isString, listOf, objectOf, optional } from '../../json-shape';
import { readFenceMeta } from '../code/fence-meta';
import { type Fence, FIGURE_LANGUAGES, fencesIn, replaceFence } from '../code/fences';
import { parseFragment } from '../html/parse-fragment';
import { pointInFence } from '../position';
import type { TextWords } from '../text-words';
import { visit } from '../visit';
import { type Figure, figureElement } from './svg-figure';

/**
 * Renders each `dot` or `graphviz` code block as a figure: an SVG, and a list of its edges. Graphviz runs
 * as WebAssembly; Mermaid was not taken, since it needs a browser. rehype-graphviz was tried: it throws
 * on a syntax error without its position, and its SVG has no text for screen readers.
 * @see https://graphviz.org/doc/info/lang.html
 */
export function diagrams(words: TextWords) {
  return async (tree: Root, file: VFile) => {
    let number = 0;
    for (const fence of fencesIn(tree, FIGURE_LANGUAGES.diagram)) {
      const figure = await diagramFigure(fence, file, words);
      if (!figure) continue;
      number += 1;
      replaceFence(fence, await figureElement(figure, number, words));
    }
  };
}

// Beyond these, Graphviz takes minutes for what nobody could read. In characters.
const MAX_LENGTH = 20_000;
const MAX_ELEMENTS = 250;
// Limits of its network simplex, which otherwise runs long for little gain.
const ITERATIONS = { nslimit: 1, nslimit1: 1, mclimit: 0.5 };

// Graphviz measures text in Helvetica. Other sans-serif fonts are up to a sixth wider, so text is shown
// smaller than the space that it leaves.
const FONT = { fontname: 'Helvetica', fontsize: 17 };
const FONT_SCALE = 17 / 15;

/** Renders a diagram. Reports an error and returns undefined where it cannot. */
async function diagramFigure(
  fence: Fence,
  file: VFile,
  words: TextWords,
): Promise<Figure | undefined> {
  const { text, pre } = fence;
  const start = pre.position?.start;
  const pointAt = (offset: number) => start && pointInFence(file, start, text, offset);
  const fail = (message: string, hint: string, offset = 0) => {
    reportError(file, { place: pointAt(offset), message: `diagram: ${message}`, hint });
    return undefined;
  };
  const warn = (message: string, hint: string, place = start) =>
    reportWarning(file, { place, message: `diagram: ${message}`, hint });
  if (text.length > MAX_LENGTH) {
    return fail(
      `too long: ${text.length} characters, and the limit is ${MAX_LENGTH}`,
      'split it into several diagrams',
    );
  }
  const viz = await (await import('@viz-js/viz')).instance();
  // This layout places nodes alone, which is quick for any graph.
  const counted = attempt(() =>
    viz.renderFormats(text.replaceAll(/\blayout(?=\s*=)/g, 'asked'), ['plain'], {
      engine: 'patchwork',
    }),
  );
  if (!counted) return fail(OUT_OF_MEMORY, 'use fewer or smaller nodes');
  const [error] = counted.errors.filter(({ level }) => level !== 'warning');
  if (error) {
    const line = Number(/in line (\d+)/.exec(error.message)?.[1] ?? 1);
    return fail(
      error.message.replace(/ in line \d+/, '').trim(),
      'see graphviz.org/doc/info/lang.html for the syntax',
      startOfLine(text, line),
    );
  }
  // A line each; edges without a route have no name: https://graphviz.org/docs/outputs/plain/
  const elements = counted.output?.plain.match(/^(?:node|edge)? /gm)?.length ?? 0;
  if (elements === 0) {
    return fail('empty graph', 'write nodes and edges, such as digraph { a -> b }');
  }
  if (elements > MAX_ELEMENTS) {
    return fail(
      `too many nodes and edges: ${elements}, and the limit is ${MAX_ELEMENTS}`,
      'split it into several diagrams',
    );
  }
  const second = SECOND_GRAPH.exec(text);
  if (second) {
    return fail(
      'two graphs in one code block, of which only the first would be shown',
      'write each in a code block of its own',
      second.index + second[0].search(/\w/),
    );
  }
  const options = {
    graphAttributes: {
      ...{ bgcolor: 'transparent', ranksep: 0.4, nodesep: 0.3, pad: 0.02, penwidth: 0.75 },
      labeljust: 'l',
      ...ITERATIONS,
      ...FONT,
    },
    nodeAttributes: { shape: 'box', penwidth: 0.75, margin: '0.16,0.09', height: 0.3, ...FONT },
    edgeAttributes: { arrowsize: 0.6, penwidth: 0.75, ...FONT },
  };
  const rendered = attempt(() => viz.renderFormats(text, ['svg', 'json0'], options));
  if (!rendered) return fail(OUT_OF_MEMORY, 'use fewer or smaller nodes');
  const { output, errors } = rendered;
  if (!output) {
    const message = errors[0]?.message ?? 'Graphviz failed without a message';
    return fail(message, 'see graphviz.org/documentation');
  }
  for (const message of new Set(errors.map((one) => one.message.trim()))) {
    const named = QUOTED.exec(message)?.slice(1).find(Boolean) ?? '';
    const place = pointAt(Math.max(0, text.indexOf(named)));
    warn(`Graphviz warns: ${message}`, 'see graphviz.org/doc/info/attrs.html', place);
  }
  const graph: unknown = JSON.parse(output.json0);
  if (!isGraph(graph)) throw new Error('Graphviz has written JSON of another shape');
  const metaTitle = readFenceMeta(fence, file, 'figure').title;
  const title = metaTitle ?? plainLabel(graph.label ?? '');
  if (metaTitle === undefined && title !== '') {
    // The caption shows the label of the graph, so the SVG must not.
    const unlabelled = text.replace(/\}\s*$/, ';label=""}');
    output.svg = viz.renderFormats(unlabelled, ['svg'], options).output?.svg ?? output.svg;
  }
  if (title === '') {
    warn(
      'no title, so screen readers cannot say what it shows',
      'write title="what it shows" after the language',
    );
  }
  if (/<a /.test(output.svg)) {
    const place = pointAt(Math.max(0, text.search(/\b(URL|href)\s*=/i)));
    warn('links in a diagram are not supported', 'put links into the text beside it', place);
  }
  const edges = describeEdges(graph, output.svg);
  const isHorizontal = /^(LR|RL)$/.test(graph.rankdir ?? '');
  return {
    type: 'diagram',
    svg: withTints(
      output.svg
        .replace(/^.*?(?=<svg)/s, '')
        .replaceAll(
          /font-size="([\d.]+)"/g,
          (_, size) => `font-size="${Number(size) / FONT_SCALE}"`,
        )
        .replaceAll(/<g id="edge\d+".*?<\/g>/gs, (edge) =>
          isHorizontal ? edge : withLabelMargin(edge),
        ),
    ),
    title,
    description: `${edges.join('; ')}.`,
    details: {
      summary: words.connections,
      content: [
        h(
          'ul',
          edges.map((edge) => h('li', edge)),
        ),
      ],
    },
  };
}

const OUT_OF_MEMORY = 'Graphviz ran out of memory';

/** The result of a call, or undefined where it throws, as WebAssembly does without memory. */
function attempt<Result>(run: () => Result): Result | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}

const SECOND_GRAPH = /\}\s*(?:strict\s+)?(?:di)?graph\s*(?:"[^"]*"|\w+)?\s*\{/i;
// What a warning of Graphviz is about, as it is written in the graph.
const QUOTED = /^(\S+) is not a known color|unknown shape (\S+)|"([^"]+)"/;

/** @param line 1-based */
function startOfLine(text: string, line: number): number {
  const before = text.split('\n').slice(0, line - 1);
  return Math.min(
    before.reduce((sum, { length }) => sum + length + 1, 0),
    text.length,
  );
}

/** The label of a vertical edge starts at its line, which wide letters would touch. */
function withLabelMargin(edge: string): string {
  return edge.replaceAll(/(<text[^>]* x=")([-\d.]+)/g, (_, text, x) => `${text}${Number(x) + 4}`);
}

/** Marks fills under text without a colour of its own, which the dark colour scheme makes translucent. */
function withTints(svg: string): string {
  return svg.replaceAll(/<g id="(?:node|clust)\d+"[^>]*>.*?<\/g>/gs, (group) =>
    /<text[^>]* fill="(?!black|#000)/.test(group)
      ? group
      : group.replaceAll(/ fill="(?!none|black|transparent|#000|url)[^"]+"/g, '$& data-tint="1"'),
  );
}

/** The part of Graphviz's JSON that is read here: https://graphviz.org/docs/outputs/json/ */
type Graph = {
  label?: string;
  rankdir?: string;
  directed: boolean;
  objects?: { _gvid: number; name: string }[];
  edges?: { tail: number; head: number; label?: string }[];
};

const isGraph = objectOf<Graph>({
  label: optional(isString),
  rankdir: optional(isString),
  directed: isBoolean,
  objects: optional(listOf(objectOf({ _gvid: isNumber, name: isString }))),
  edges: optional(listOf(objectOf({ tail: isNumber, head: isNumber, label: optional(isString) }))),
});

/** The edges in words, such as `raw → clean (nightly)`, or the nodes where there are no edges. */
function describeEdges({ directed, objects = [], edges = [] }: Graph, svg: string): string[] {
  const labels = nodeLabels(svg);
  const names = new Map(objects.map(({ _gvid, name }) => [_gvid, labels.get(name) || name]));
  if (edges.length === 0) return [...labels].map(([name, label]) => label || name);
  return edges.map(({ tail, head, label }) => {
    const suffix = label ? ` (${plainLabel(label)})` : '';
    return `${names.get(tail)} ${directed ? '→' : '–'} ${names.get(head)}${suffix}`;
  });
}

/** The text of each node by its name, from the SVG: a label may be HTML or a record. */
function nodeLabels(svg: string): Map<string, string> {
  const labels = new Map<string, string>();
  visit(parseFragment(svg), 'element', (group) => {
    if (group.properties.className?.toString() !== 'node') return;
    const texts: string[] = [];
    visit(group, { tagName: 'text' }, (line) => {
      texts.push(textOf(line));
    });
    const [title] = group.children.filter((child) => child.type === 'element');
    labels.set(textOf(title), plainLabel(texts.join(' ')));
  });
  return labels;
}

/** A label in one line, without HTML tags and Graphviz's escapes for line breaks. */
function plainLabel(label: string): string {
  return label
    .replaceAll(/\\[nlr]|<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
