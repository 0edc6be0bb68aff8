/** Markup of another tool, which is shown as text here. */
type OtherMarkup = {
  /** What it is, and whose. */
  name: string;
  /** That of blocks takes whole lines. */
  syntax: RegExp;
  /** What to write instead. `$1` in it is the first group that matched. */
  hint: string | ((group: string) => string);
};

export const CONTENTS = 'remove it: the page makes its table of contents from the headings';
export const HTML = 'remove it, or write the element in HTML';
const FENCE = 'write ``` above the code, and ``` below it';
const FIELD = 'write it as a sentence, or as a field of the front matter';

/** The alert that a word of other tools means: `> [!TIP]` for `tip`, `success` and `hint`. */
export function alertHint(word: string): string {
  const [, type = 'NOTE'] =
    [
      [/^(?:tip|hint|success|check|done)$/i, 'TIP'] as const,
      [/^(?:warning|attention)$/i, 'WARNING'] as const,
      [/^(?:caution|danger|error|bug|failure|fail)$/i, 'CAUTION'] as const,
      [/^important$/i, 'IMPORTANT'] as const,
    ].find(([words]) => words.test(word)) ?? [];
  return `write > [!${type}], and the text on lines that begin with >`;
}

/** Markup of MkDocs, Sphinx, Pandoc, R Markdown, Obsidian, Logseq, VuePress, WordPress and others. */
export const OTHER_MARKUP: OtherMarkup[] = [
  {
    name: 'admonition of MkDocs',
    syntax: /^!!![ \t]+([a-z][\w-]*)(?:[ \t]+"[^\n]*)?[ \t]*$/gm,
    hint: (type) => `${alertHint(type)}, without indentation`,
  },
  {
    name: 'admonition of MkDocs',
    syntax: /^\?\?\?\+?[ \t]+[a-z][\w-]*(?:[ \t]+"[^\n]*)?[ \t]*$/gm,
    hint: 'write <details><summary>its title</summary>, an empty line, the text, and </details>',
  },
  {
    name: 'tab of MkDocs',
    syntax: /^===[!+]?[ \t]+["'][^\n]*/gm,
    hint: 'write its title as a heading, and the text without indentation',
  },
  {
    name: 'directive of reStructuredText',
    syntax:
      /^\.\.[ \t]+(note|tip|hint|important|warning|caution|danger|attention|seealso)::[^\n]*/gm,
    hint: alertHint,
  },
  {
    name: 'directive of reStructuredText',
    syntax: /^\.\.[ \t]+(?:code|code-block|sourcecode)::[ \t]*([\w+#-]+)[^\n]*/gm,
    hint: 'write ```$1 above the code, and ``` below it',
  },
  {
    name: 'directive of reStructuredText',
    syntax: /^\.\.[ \t]+(?:image|figure)::[ \t]*(\S+)[^\n]*/gm,
    hint: 'write ![what it shows]($1)',
  },
  {
    name: 'directive of reStructuredText',
    syntax: /^\.\.[ \t]+(?:contents|toctree)::[^\n]*/gm,
    hint: CONTENTS,
  },
  {
    name: 'directive of reStructuredText',
    syntax: /^\.\.[ \t]+[\w:-]+::[^\n]*/gm,
    hint: HTML,
  },
  {
    name: 'label of MyST',
    syntax: /^\(([\w:-]+)\)=[ \t]*$/gm,
    hint: 'remove it, and write {#$1} at the end of the heading below',
  },
  {
    name: 'comment of MyST or LaTeX',
    syntax: /^%[ \t]+\p{L}[^\n]*/gmu,
    hint: 'write <!-- before it, and --> after it',
  },
  {
    name: 'cell of MyST',
    syntax: /^\+\+\+(?:[ \t]*\{[^\n]*\})?[ \t]*$/gm,
    hint: 'remove it',
  },
  {
    name: 'place for a table of contents',
    syntax: /^\[(?:toc|_toc_)\](?![[(:])/gim,
    hint: CONTENTS,
  },
  {
    // A paragraph of nothing else. One alone may be a word.
    name: 'tag of Obsidian',
    syntax: /^#(\p{L}[\p{L}\d_/-]*)(?:\s+#\p{L}[\p{L}\d_/-]*)+\s*$/gu,
    hint: 'write `tags: [$1]` in the front matter; or, if it is a heading, a space after the #',
  },
  {
    name: 'field of Dataview or Logseq',
    syntax: /^[ \t]*\p{L}[\p{L}\d_ -]{0,30}(?<![ \t])::(?=[ \t]+\S)[^\n]*/gmu,
    hint: FIELD,
  },
  {
    name: 'field of Dataview or Logseq',
    syntax: /[[(]\p{L}[\p{L}\d_ -]{0,30}::[ \t]+[^\n\])]{1,200}[\])]/gu,
    hint: FIELD,
  },
  {
    name: 'reference of Logseq',
    syntax: /\(\([\da-f]{8}-[\da-f-]{27}\)\)/gi,
    hint: 'write the words of the block in its place',
  },
  {
    name: 'template tag',
    syntax: /<%.{0,500}?%>/gs,
    hint: 'write the text that it stands for, or put it between two ` to show it as code',
  },
  {
    name: 'edit of CriticMarkup',
    syntax: /\{(?:\+\+|--|~~|==|>>)[^{}\n]{1,500}?(?:\+\+|--|~~|==|<<)\}/g,
    hint: 'write what the text is to be, or <ins>…</ins> and <del>…</del>',
  },
  {
    name: 'key of MkDocs',
    syntax:
      /(?<![\w+])\+\+((?:ctrl|cmd|command|alt|option|shift|meta|win|enter|esc|tab|space|f\d+)(?:\+[\w-]+)*)\+\+/gi,
    hint: (keys) =>
      `write ${keys
        .split('+')
        .map((key) => `<kbd>${key}</kbd>`)
        .join('+')}`,
  },
  {
    name: 'full-width emphasis',
    syntax: /(＊{1,2}|＿{1,2})([^＊＿\n]{1,100})\1/g,
    hint: 'write * in place of each ＊, and _ in place of each ＿',
  },
  {
    name: 'raw text of Pandoc',
    syntax: /\{=(?:html\d?|latex|tex|docx|typst|rst)\}/g,
    hint: 'remove it: HTML is written as it is, and other formats are not read',
  },
  {
    name: 'superscript of Pandoc',
    syntax: /(?<=[\p{L}\d)])\^([^\s^[\]{}\\]{1,20})\^(?![\p{L}\d^])/gu,
    hint: 'write <sup>$1</sup>, or \\^ for a character',
  },
  {
    name: 'citation of Pandoc',
    syntax: /(?<![\w\\])\[(?:[^[\]\n@]{0,100}\s)?-?@[a-z][\w:.-]*[^[\]\n]{0,200}\](?![[(:])/gi,
    hint: 'write [^1] here, and a line such as [^1]: The source',
  },
  {
    name: 'attribute of Pandoc',
    syntax: /(?<=[\])])(?<!\\)\{(width|height)[ \t]*=[^{}\n]*\}/g,
    hint: 'remove it: images fit the page by themselves; or write <img src="…" alt="…" $1="…">',
  },
  {
    name: 'attribute of Pandoc',
    syntax: /(?<=[\])])\{(?:[.#]\p{L}|[\w-]+=["'\w])[^{}\n]*\}/gu,
    hint: HTML,
  },
  {
    name: 'attribute of Goldmark or Quarto',
    syntax: /(?:^|(?<=[ \t]))\{(?:[.#]\p{L}|[\w-]+=["'\w])[^{}\n]*\}[ \t]*$/gmu,
    hint: HTML,
  },
  {
    name: 'reference of R Markdown',
    syntax: /\\@ref\([\w:-]+\)/g,
    hint: 'write [the words](#id), with the id of a heading',
  },
  {
    name: 'label of R Markdown',
    syntax: /\(\\#eq:[\w:-]+\)/g,
    hint: 'write \\tag{1} in the formula',
  },
  {
    name: 'label of R Markdown',
    syntax: /\(\\#[\w:-]+\)/g,
    hint: 'remove it',
  },
  {
    name: 'cross-reference of Quarto',
    syntax: /(?<![\w@\\])@(?:fig|eq|tbl|sec|lst|thm)-[\w-]+/g,
    hint: 'write [the words](#id), with the id of a heading',
  },
  {
    name: 'code import of VuePress',
    syntax: /^<<<[ \t]*[@./][^\n]*/gm,
    hint: FENCE,
  },
  {
    name: 'heading of AsciiDoc or MediaWiki',
    syntax: /^={2,6}[ \t]+\p{L}[^\n]*$/gmu,
    hint: 'write ## in place of ==, or # for each =',
  },
  {
    name: 'macro of AsciiDoc',
    syntax: /^(?:image|video|audio|include)::([^\s[\]]+)\[[^\]\n]*\]/gm,
    hint: 'write ![what it shows]($1)',
  },
  {
    name: 'keyword of Org',
    syntax: /^[ \t]*#\+(?:begin|end)_\w+[^\n]*/gim,
    hint: FENCE,
  },
  {
    name: 'keyword of Org',
    syntax: /^#\+[a-z_]+:[^\n]*/gim,
    hint: FIELD,
  },
  {
    name: 'shortcode of WordPress',
    syntax: /\[(?:caption|gallery|image)\b[^[\]\n]*=[^[\]\n]*\]/g,
    hint: 'write ![what it shows](./loss.png)',
  },
  {
    name: 'shortcode of WordPress',
    syntax: /\[(?:source)?code\b[^[\]\n]*=[^[\]\n]*\]|\[(source)?code\](?=.{0,5000}\[\/\1code\])/gs,
    hint: FENCE,
  },
  {
    name: 'shortcode of WordPress',
    syntax: /\[(?:embed|youtube|vimeo|video|audio|tweet)(?:\]|[ \t][^[\]\n]*)(?=https?:)/g,
    hint: 'write its URL alone on a line',
  },
  {
    name: 'shortcode of WordPress',
    syntax: /\[latex\]/g,
    hint: 'write $$ in place of [latex] and of [/latex]',
  },
  {
    name: 'shortcode of WordPress',
    syntax: /\[[a-z][\w-]*[ \t]+[\w-]+=["“][^[\]\n]*\](?![[(:])/g,
    hint: 'write in Markdown what it stands for',
  },
  {
    name: 'BBCode',
    syntax:
      /\[(?:b|i|u|s|url|img|quote|size|color|list)(?:=[^[\]\n]*)?\](?=[^\n]{0,2000}?\[\/\w+\])/gi,
    hint: 'write **bold**, *italics*, [words](https://…), ![what it shows](https://…) or > before each line of a quote',
  },
];

/** What to write instead of markup that was found. */
export function hintOf({ hint }: OtherMarkup, match: RegExpExecArray): string {
  const [group = ''] = match.slice(1).filter((part) => part !== undefined);
  return typeof hint === 'string' ? hint.replace('$1', () => group) : hint(group);
}
