import type { Element, ElementContent, Root } from 'hast';
import { h } from 'hastscript';
import type { Highlighter } from 'shiki';
import type { VFile } from 'vfile';
import { didYouMean } from '../../diagnostics/did-you-mean';
import { reportWarning } from '../../diagnostics/report';
import type { TextWords } from '../text-words';
import { EXIT, visit } from '../visit';
import { type FenceMeta, readFenceMeta } from './fence-meta';
import { type Fence, FIGURE_LANGUAGES, fencesIn, otherFigureOf, replaceFence } from './fences';

/**
 * Highlights code blocks with Shiki, and adds a title, highlighted lines, line numbers and a copy button.
 * @shikijs/rehype and rehype-pretty-code were tried: they give each token an inline style, and ignore
 * unknown languages and attributes without a warning.
 */
export function highlightCode({ copyCode: [copy, theCode], copied, lang }: TextWords) {
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
        h('button', { type: 'button', lang, dataCopy: copied, hidden: true, ariaLive: 'polite' }, [
          copy,
          h('span.sr-only', theCode),
        ]),
      ]);
      if (hasLineNumbers) block.properties.className = ['code', 'numbered'];
      block.position = pre.position;
      replaceFence(fence, block);
    }
  };
}

const THEME = 'css-variables';
// Languages without highlighting. A formula, a chart or a diagram is still a code block here only if its
// own plugin has reported an error.
const PLAIN = [
  ...['', 'code', 'text', 'txt', 'plain', 'plaintext', 'none', 'raw', 'output', 'ansi'],
  ...Object.values(FIGURE_LANGUAGES).flat(),
];

/** Languages by the names that Rouge and Pygments give them, and Shiki does not. */
const ALIASES: Record<string, string> = {
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
 * One a language: Shiki highlights code within Markdown if its language happens to be loaded, and a page
 * must not depend on those rendered before it.
 */
const highlighters = new Map<string, Promise<Highlighter>>();

async function makeHighlighter(language: string): Promise<Highlighter> {
  const { createHighlighter, createCssVariablesTheme } = await import('shiki');
  // Tokens get a class by their scope; the style sheet has the colours of both colour schemes.
  const theme = createCssVariablesTheme({ name: THEME, variablePrefix: '--' });
  return createHighlighter({ themes: [theme], langs: [language] });
}

/** The language by Shiki's name, or `text` where Shiki does not know it. */
async function languageOf({ language, pre }: Fence, file: VFile): Promise<string> {
  if (PLAIN.includes(language)) return 'text';
  const { bundledLanguagesInfo } = await import('shiki');
  const known = bundledLanguagesInfo.flatMap(({ id, aliases = [] }) => [id, ...aliases]);
  const name = ALIASES[language] ?? language;
  if (known.includes(name)) return name;
  // Reported as a figure that is not drawn.
  if (otherFigureOf(language)) return 'text';
  reportWarning(file, {
    place: pre.position?.start,
    message: `unknown language “${language}”: the code is not highlighted`,
    hint: languageHint(language, [...known, ...Object.keys(ALIASES)]),
  });
  return 'text';
}

const ALERT_NAMES =
  /^(?:note|tip|hint|important|warning|caution|danger|attention|seealso|admonition)$/;

const OBSIDIAN_PLUGINS =
  /^(?:dataview(?:js)?|query|tasks|button|meta-bind\S*|excalidraw|kanban|chart|tracker|ad-\w+)$/;

function languageHint(language: string, known: string[]): string {
  const [, before, braces] = /^([^{]+)(\{.*)$/.exec(language) ?? [];
  if (before) return `write a space before ${braces}`;
  // R Markdown and Quarto write ```{python, echo=FALSE}, and MyST has directives in fences.
  const [, braced] = /^\{([\w-]+)/.exec(language) ?? [];
  if (braced && known.includes(braced)) return `write \`\`\`${braced} and nothing else`;
  if (braced && ALERT_NAMES.test(braced)) {
    return 'write > [!NOTE] in place of the fences, and the text on lines that begin with >';
  }
  if (/^\{=/.test(language)) return 'write the HTML itself, without a fence around it';
  // Pandoc's attributes, and Gatsby's.
  const [, dotted] = /^\{\.([\w+#-]+)/.exec(language) ?? [];
  if (dotted) return `write \`\`\`${dotted} and nothing else`;
  const [, titled, title] = /^([\w+#-]+):(?:title=)?([^\s:]+\.\w+)$/.exec(language) ?? [];
  if (titled) return `write \`\`\`${titled} title="${title}"`;
  if (OBSIDIAN_PLUGINS.test(language)) {
    return 'write what it shows: no plugin of Obsidian is run; to show its code, write text as its language';
  }
  if (/^\{[.#]?[a-z]/.test(language)) {
    return 'write a language in place of the braces, such as text';
  }
  if (/^\{|=/.test(language)) return 'write a language before it, such as text';
  // Two letters are similar to one of so many names by chance.
  const meant = language.length > 2 ? didYouMean(language, known) : undefined;
  return meant ? `write ${meant}` : 'write a language such as python, or text, or nothing';
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
    // A limit would cut off the highlighting of a line on a busy machine.
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
  const lines = codeIn(tree).flatMap((child) => {
    if (child.type !== 'element') return child;
    const tokens = mergeTokens(child.children.flatMap(withTokenClass));
    const classes = classesOf(child).filter((name) => name !== 'line');
    return classes.length > 0 || hasLineNumbers
      ? h('span', { class: ['line', ...classes] }, tokens)
      : tokens;
  });
  return mergeTokens([...lines, { type: 'text', value: '\n' }]);
}

/** The content of the `<code>` that Shiki makes. */
function codeIn(tree: Root): ElementContent[] {
  let content: ElementContent[] = [];
  visit(tree, { tagName: 'code' }, (code) => {
    content = code.children;
    return EXIT;
  });
  return content;
}

// The class of each token, by the variable of its colour. Most of a code block stays plain.
const TOKEN_CLASSES: Record<string, string> = {
  keyword: 'keyword',
  function: 'function',
  string: 'string',
  'string-expression': 'string',
  constant: 'constant',
  comment: 'comment',
  inserted: 'inserted',
  deleted: 'deleted',
};

function withTokenClass(token: ElementContent): ElementContent[] {
  if (token.type !== 'element') return [token];
  const [, variable = ''] = /--token-([a-z-]+)/.exec(String(token.properties.style ?? '')) ?? [];
  const name = TOKEN_CLASSES[variable];
  return name ? [h('span', { class: name }, token.children)] : token.children;
}

/** Merges neighbours of the same class. */
function mergeTokens(nodes: ElementContent[]): ElementContent[] {
  const result: ElementContent[] = [];
  for (const node of nodes) {
    const last = result.at(-1);
    if (last?.type === 'text' && node.type === 'text') last.value += node.value;
    else if (isToken(last) && isToken(node) && hasSameClasses(last, node)) {
      last.children = mergeTokens([...last.children, ...node.children]);
    } else result.push(node);
  }
  return result;
}

function isToken(node: ElementContent | undefined): node is Element {
  return node?.type === 'element' && !classesOf(node).includes('line');
}

function hasSameClasses(a: Element, b: Element): boolean {
  return classesOf(a).join(' ') === classesOf(b).join(' ');
}

function classesOf({ properties }: Element): string[] {
  return [properties.className ?? properties.class ?? []]
    .flat()
    .flatMap((name) => String(name).split(' '));
}
