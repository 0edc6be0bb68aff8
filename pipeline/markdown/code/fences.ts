import type { Element, ElementContent, Parents, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { visit } from '../visit';

/** The languages of the fences that become figures or formulas. */
export const FIGURE_LANGUAGES = {
  chart: ['vega-lite'],
  diagram: ['dot', 'graphviz'],
  formula: ['math'],
};

/** The languages that other tools draw, as GitHub, GitLab, Obsidian and Kroki do, and that are code here. */
const OTHER_FIGURE_LANGUAGES = {
  chart: ['chart', 'chartjs', 'echarts', 'plotly', 'vega'],
  diagram: [
    ...['mermaid', 'plantuml', 'puml', 'c4plantuml', 'd2', 'ditaa', 'nomnoml', 'pikchr', 'svgbob'],
    ...['blockdiag', 'seqdiag', 'actdiag', 'nwdiag', 'packetdiag', 'rackdiag', 'bytefield', 'goat'],
    ...['wavedrom', 'erd', 'dbml', 'structurizr', 'bpmn', 'excalidraw', 'markmap', 'umlet', 'tikz'],
    ...['geojson', 'topojson', 'stl'],
  ],
};

/**
 * The kind of figure that other tools draw of a language.
 * @param language as written: Quarto and MyST write `{mermaid}`, Pandoc `{.mermaid}`
 */
export function otherFigureOf(language: string): 'chart' | 'diagram' | undefined {
  const name = language.toLowerCase().replace(/^\{\.?(.*)\}$/, '$1');
  if (OTHER_FIGURE_LANGUAGES.chart.includes(name)) return 'chart';
  return OTHER_FIGURE_LANGUAGES.diagram.includes(name) ? 'diagram' : undefined;
}

/** A code block in the HTML tree: a fence, indented code, or a `<pre><code>` in raw HTML. */
export type Fence = {
  /** In lower case, or ''. */
  language: string;
  /** The rest of the info string, after the language, or ''. */
  meta: string;
  text: string;
  pre: Element;
  parent: Parents;
};

/**
 * The code blocks of a tree that hold nothing but text, in order.
 * @param languages only those of these languages
 */
export function fencesIn(tree: Root, languages?: string[]): Fence[] {
  const fences: Fence[] = [];
  visit(tree, 'element', (pre, _index, parent) => {
    const [code, ...more] = pre.children;
    const isCode = pre.tagName === 'pre' && code?.type === 'element' && code.tagName === 'code';
    if (!isCode || more.length > 0 || !parent) return;
    if (code.children.some(({ type }) => type !== 'text')) return;
    const name = [code.properties.className ?? []]
      .flat()
      .map(String)
      .find((className) => className.startsWith('language-'));
    const language = name?.slice('language-'.length).toLowerCase() ?? '';
    if (languages && !languages.includes(language)) return;
    fences.push({
      language,
      meta: String(code.properties.dataMeta ?? ''),
      text: textOf(code),
      pre,
      parent,
    });
  });
  return fences;
}

/** Replaces a code block by another element. */
export function replaceFence({ pre, parent }: Fence, element: Element): void {
  const children: (Root | Element)['children'][number][] = parent.children;
  children.splice(children.indexOf(pre), 1, element satisfies ElementContent);
}
