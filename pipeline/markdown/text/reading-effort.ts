import type { Element, ElementContent, Root, RootContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { VFile } from 'vfile';
import { FIGURE_LANGUAGES } from '../code/fences';
import { countWords } from './count-words';
import type { ReadingEffort } from './reading-time';

const FIGURES = [...FIGURE_LANGUAGES.chart, ...FIGURE_LANGUAGES.diagram];

/** A longer line of code is shown, or scrolled, as several. In characters. */
const LINE = 100;

/**
 * Counts what there is to read in a text: before formulas are rendered and code is highlighted, while each is
 * one element. reading-time was tried: it counts each Chinese character and each dash as a word, and code and
 * TeX as prose.
 */
export function readingEffort() {
  return (tree: Root, file: VFile) => {
    const prose = { words: 0, characters: 0 };
    const others: Omit<ReadingEffort, 'prose'> = { tables: [], code: [], formulas: [], images: 0 };
    add(tree.children, prose);
    file.data.reading = { prose, ...others };

    function add(nodes: (RootContent | ElementContent)[], to: ReadingEffort['prose']): void {
      for (const node of nodes) {
        if (node.type === 'text') {
          const { words, characters } = countWords(node.value);
          to.words += words;
          to.characters += characters;
        } else if (node.type === 'element') addElement(node, to);
      }
    }

    function addElement(element: Element, to: ReadingEffort['prose']): void {
      const { tagName, properties, children } = element;
      if (/^(script|style|template)$/.test(tagName)) return;
      const language = tagName === 'pre' ? languageOf(element) : undefined;
      const isFormula = 'dataTex' in properties || language === 'math';
      if (isFormula) others.formulas.push(signsIn(textOf(element)));
      else if (language !== undefined && !FIGURES.includes(language))
        others.code.push(linesIn(textOf(element)));
      else if (language !== undefined || tagName === 'img') others.images += 1;
      else if (tagName === 'table') {
        const table = { words: 0, characters: 0 };
        others.tables.push(table);
        add(children, table);
      } else add(children, to);
    }
  };
}

function languageOf({ children }: Element): string {
  const [code] = children;
  const names = code?.type === 'element' ? [code.properties.className ?? []].flat() : [];
  const name = names.map(String).find((name) => name.startsWith('language-'));
  return name?.slice('language-'.length).toLowerCase() ?? '';
}

/** Lines with something on them. */
function linesIn(code: string): number {
  return code
    .split('\n')
    .filter((line) => line.trim() !== '')
    .reduce((count, line) => count + Math.ceil(line.length / LINE), 0);
}

/** Letters, digits, operators and commands of TeX, but not what only arranges them. */
function signsIn(tex: string): number {
  const signs = tex.replaceAll(ARRANGEMENT, ' ').match(/\\[a-z]+|[^\s\\]/gi);
  return signs?.length ?? 0;
}

const ARRANGEMENT =
  /\\(?:begin|end)\{[^}]*\}|\\(?:left|right|[bB]igg?[lr]?|displaystyle|mathrm|mathbf|mathbb|mathcal|operatorname|text|quad|qquad|label\{[^}]*\})(?![a-z])|\\[^a-z]|[{}^_&]/gi;
