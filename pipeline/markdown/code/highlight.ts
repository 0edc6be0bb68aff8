import type { Element, ElementContent, Root } from 'hast';
import { h } from 'hastscript';
import type { HighlighterGeneric } from 'shiki';
import type { VFile } from 'vfile';
import { didYouMean } from '../../diagnostics/did-you-mean';
import { reportWarning } from '../../diagnostics/report';
import { type FenceMeta, readFenceMeta } from './fence-meta';
import { type Fence, fencesIn, replaceFence } from './fences';

/** Highlights code, and gives each block its title, its highlighted lines and a button to copy it. */
export function highlightCode() {
  return async (tree: Root, file: VFile) => {
    for (const fence of fencesIn(tree)) {
      const { pre, text } = fence;
      const { title, highlighted, hasLineNumbers } = readFenceMeta(fence, file, 'code');
      const language = await languageOf(fence, file);
      const content = await highlight(text, language, { highlighted, hasLineNumbers });
      pre.children = [h('code', content)];
      const block = h('div.code', [
        ...(title ? [h('p.title', title)] : []),
        pre,
        h('button', { type: 'button', dataCopy: '', hidden: true, ariaLive: 'polite' }, [
          'Copy',
          h('span.sr-only', ' the code'),
        ]),
      ]);
      if (hasLineNumbers) block.properties.className = ['code', 'numbered'];
      block.position = pre.position;
      replaceFence(fence, block);
    }
  };
}

type Highlighter = HighlighterGeneric<string, string>;

const THEME = 'earshot';
// A formula, a chart or a diagram that stays is told of by the plugin that could not draw it.
const PLAIN = /^(|text|txt|plain|plaintext|none|raw|output|ansi|math|vega-lite|dot|graphviz)$/;

/** What authors call languages whom Shiki calls otherwise: names of Rouge and Pygments. */
const OTHER_NAMES: Record<string, string> = {
  apacheconf: 'apache',
  batchfile: 'bat',
  cfg: 'ini',
  conf: 'ini',
  cuda: 'cpp',
  django: 'jinja',
  dosini: 'ini',
  golang: 'go',
  'html+django': 'jinja',
  'html+erb': 'erb',
  'html+jinja': 'jinja',
  ipython: 'python',
  ipython3: 'python',
  irb: 'ruby',
  jinja2: 'jinja',
  mysql: 'sql',
  node: 'js',
  nodejs: 'js',
  octave: 'matlab',
  patch: 'diff',
  plpgsql: 'sql',
  postgres: 'sql',
  postgresql: 'sql',
  psql: 'sql',
  py3: 'python',
  pycon: 'python',
  'python-console': 'python',
  python3: 'python',
  rscript: 'r',
  'shell-session': 'shellsession',
  sqlite: 'sql',
  sqlite3: 'sql',
  svg: 'xml',
  terminal: 'shellsession',
  udiff: 'diff',
  vbnet: 'vb',
  'vb.net': 'vb',
  xhtml: 'html',
};

/**
 * One a language: within Markdown, for one, code is coloured if its language happens to have been
 * loaded, and a page must not depend on the texts before it.
 */
const highlighters = new Map<string, Promise<Highlighter>>();

async function makeHighlighter(language: string): Promise<Highlighter> {
  const { createHighlighter, createCssVariablesTheme } = await import('shiki');
  // Tokens are named by what they are; the colours of both schemes are in the style sheet.
  const theme = createCssVariablesTheme({ name: THEME, variablePrefix: '--' });
  return (await createHighlighter({ themes: [theme], langs: [language] })) as Highlighter;
}

async function languageOf({ language, pre }: Fence, file: VFile): Promise<string> {
  if (PLAIN.test(language)) return 'text';
  const { bundledLanguagesInfo } = await import('shiki');
  const known = bundledLanguagesInfo.flatMap(({ id, aliases = [] }) => [id, ...aliases]);
  const name = OTHER_NAMES[language] ?? language;
  if (known.includes(name)) return name;
  reportWarning(file, {
    place: pre.position?.start,
    message: `no language “${language}” is known, so the code is not coloured`,
    hint: insteadOf(language, [...known, ...Object.keys(OTHER_NAMES)]),
  });
  return 'text';
}

function insteadOf(language: string, known: string[]): string {
  const [, before, braces] = /^([^{]+)(\{.*)$/.exec(language) ?? [];
  if (before) return `write a space in front of ${braces}`;
  if (/^\{|=/.test(language)) return 'write the name of a language in front of it, or text';
  // Among so many names, two letters are always near to one that nobody meant.
  const meant = language.length > 2 ? didYouMean(language, known) : undefined;
  return meant ? `write ${meant}` : 'write the name of a language, or text, or nothing';
}

async function highlight(
  text: string,
  language: string,
  { highlighted, hasLineNumbers }: FenceMeta,
): Promise<ElementContent[]> {
  if (language === 'text' && highlighted.size === 0 && !hasLineNumbers) {
    return [{ type: 'text', value: text }];
  }
  const known = highlighters.get(language) ?? makeHighlighter(language);
  highlighters.set(language, known);
  const shiki = await known;
  const { transformerNotationDiff, transformerNotationHighlight } = await import(
    '@shikijs/transformers'
  );
  const notations = { matchAlgorithm: 'v3' } as const;
  const tree = shiki.codeToHast(text.replace(/\n$/, ''), {
    lang: language,
    theme: THEME,
    // Else a line that takes long, as the first one does on a busy machine, keeps half of its colours.
    tokenizeTimeLimit: 0,
    transformers: [
      transformerNotationDiff({
        ...notations,
        classLineAdd: 'added',
        classLineRemove: 'removed',
        classActivePre: '',
      }),
      transformerNotationHighlight({
        ...notations,
        classActiveLine: 'marked',
        classActivePre: '',
      }),
      {
        line(line, number) {
          if (highlighted.has(number)) this.addClassToHast(line, 'marked');
        },
      },
    ],
  });
  const [pre] = tree.children as Element[];
  const [shown] = pre.children as Element[];
  const lines = shown.children.flatMap((child) => {
    if (child.type !== 'element') return child;
    const tokens = joined(child.children.flatMap(plainOrNamed));
    const names = classesOf(child).filter((name) => name !== 'line');
    return names.length > 0 || hasLineNumbers
      ? h('span', { class: ['line', ...names] }, tokens)
      : tokens;
  });
  return joined([...lines, { type: 'text', value: '\n' }]);
}

// What is most of a text needs no colour: a page in which all is coloured is a page without colours.
const NAMED: Record<string, string> = {
  keyword: 'keyword',
  function: 'function',
  string: 'string',
  'string-expression': 'string',
  constant: 'constant',
  comment: 'comment',
  inserted: 'inserted',
  deleted: 'deleted',
};

function plainOrNamed(token: ElementContent): ElementContent[] {
  if (token.type !== 'element') return [token];
  const [, kind = ''] = /--token-([a-z-]+)/.exec(String(token.properties.style ?? '')) ?? [];
  const name = NAMED[kind];
  return name ? [h('span', { class: name }, token.children)] : token.children;
}

/** Neighbours of one kind, as one. */
function joined(nodes: ElementContent[]): ElementContent[] {
  const result: ElementContent[] = [];
  for (const node of nodes) {
    const last = result.at(-1);
    if (last?.type === 'text' && node.type === 'text') last.value += node.value;
    else if (isToken(last) && isToken(node) && isAlike(last, node)) {
      last.children = joined([...last.children, ...node.children]);
    } else result.push(node);
  }
  return result;
}

function isToken(node: ElementContent | undefined): node is Element {
  return node?.type === 'element' && !classesOf(node).includes('line');
}

function isAlike(a: Element, b: Element): boolean {
  return classesOf(a).join(' ') === classesOf(b).join(' ');
}

function classesOf({ properties }: Element): string[] {
  return [properties.className ?? properties.class ?? []]
    .flat()
    .flatMap((name) => String(name).split(' '));
}
