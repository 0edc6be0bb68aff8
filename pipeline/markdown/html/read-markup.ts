import { ErrorCodes, type Token, Tokenizer, TokenizerMode } from 'parse5';
import { CODE, RAW_TEXT } from './elements';

/** A piece of raw HTML. Offsets are in characters. */
type Piece = { from: number; to: number };

/** A start tag or an end tag. */
export type Tag = Piece & {
  type: 'start' | 'end';
  /** In lower case. */
  name: string;
  attributes: { name: string; value: string; from: number }[];
  /** Attributes that were given before: the first of a name counts. */
  duplicates: { name: string; from: number }[];
  /** Whether it ends with `/>`. */
  isSelfClosed: boolean;
};

/** Text that is not white space only. */
export type TextPiece = Piece & { type: 'text' };

/**
 * What a browser does not show: a comment, or what it takes for one, such as `<?php … ?>`. Missing an end,
 * a tag or a comment is dropped with all that follows.
 */
export type Dropped = Piece & { type: 'comment' | 'bogus comment' | 'cut comment' | 'cut tag' };

/** Where raw HTML begins: within an element whose content is text, or within SVG or MathML. */
export type Context = { rawText?: string; isForeign: boolean };

const MODES: Record<string, number> = {
  script: TokenizerMode.SCRIPT_DATA,
  textarea: TokenizerMode.RCDATA,
  title: TokenizerMode.RCDATA,
};

/**
 * Splits raw HTML into tags, text and comments with parse5’s tokenizer, which reads it a second time for
 * the page, and tells nobody of what it drops. The content of scripts and the like is left out.
 */
export function readMarkup(html: string, context: Context): (Tag | TextPiece | Dropped)[] {
  const found: (Tag | TextPiece | Dropped)[] = [];
  const unclosed = new Set<string>();
  let duplicates: Tag['duplicates'] = [];
  let isBogus = false;
  let isCut = false;
  let lowerCase: string | undefined;
  let rawText = context.rawText;
  // Of SVG and MathML, and of HTML within them.
  const roots: boolean[] = context.isForeign ? [true] : [];

  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onStartTag(token) {
        const tag = tagOf('start', token, duplicates);
        duplicates = [];
        found.push(tag);
        const isForeign = roots.at(-1) === true;
        if (/^(svg|math)$/.test(tag.name) && !tag.isSelfClosed) roots.push(true);
        else if (tag.name === 'foreignobject' && isForeign) roots.push(false);
        else if (!isForeign && !tag.isSelfClosed && isClosedLater(tag)) enterRawText(tag.name);
        tokenizer.inForeignNode = roots.at(-1) === true;
      },
      onEndTag(token) {
        const tag = tagOf('end', token, []);
        duplicates = [];
        found.push(tag);
        rawText = undefined;
        if (/^(svg|math|foreignobject)$/.test(tag.name)) roots.pop();
        tokenizer.inForeignNode = roots.at(-1) === true;
      },
      onCharacter({ location }) {
        if (rawText === undefined) found.push({ type: 'text', ...pieceOf(location) });
      },
      onComment({ location }) {
        found.push({ type: isBogus ? 'bogus comment' : 'comment', ...pieceOf(location) });
        isBogus = false;
      },
      onDoctype({ location }) {
        found.push({ type: 'bogus comment', ...pieceOf(location) });
      },
      onWhitespaceCharacter() {},
      onNullCharacter() {},
      onEof() {},
      onParseError({ code, startOffset }) {
        if (code === ErrorCodes.duplicateAttribute) {
          let from = startOffset;
          while (/[^\s/>=]/.test(html[from - 1] ?? '>')) from -= 1;
          duplicates.push({ name: html.slice(from, startOffset), from });
        }
        if (BOGUS.has(code)) isBogus = true;
        if (code === ErrorCodes.eofInTag) {
          const after = found.findLast(({ type }) => type !== 'text')?.to ?? 0;
          const from = after + Math.max(html.slice(after).search(/<[a-z/]/i), 0);
          found.push({ type: 'cut tag', from, to: html.length });
        }
        if (code === ErrorCodes.eofInComment) isCut = true;
      },
    },
  );
  if (rawText !== undefined) enterRawText(rawText);
  tokenizer.inForeignNode = context.isForeign;
  tokenizer.write(html, true);
  const last = found.findLast(({ type }) => type === 'comment');
  if (isCut && last) last.type = 'cut comment';
  return found;

  function enterRawText(name: string): void {
    rawText = name;
    tokenizer.lastStartTagName = name;
    tokenizer.state = (MODES[name] ?? TokenizerMode.RAWTEXT) as typeof tokenizer.state;
  }

  /** Whether the content of an element is text: other than code, only where its end tag follows. */
  function isClosedLater({ name, to }: Tag): boolean {
    if (!RAW_TEXT.has(name) || CODE.has(name)) return CODE.has(name);
    if (unclosed.has(name)) return false;
    lowerCase ??= html.toLowerCase();
    const isClosed = lowerCase.includes(`</${name}`, to);
    if (!isClosed) unclosed.add(name);
    return isClosed;
  }
}

const BOGUS = new Set<ErrorCodes>([
  ErrorCodes.incorrectlyOpenedComment,
  ErrorCodes.unexpectedQuestionMarkInsteadOfTagName,
  ErrorCodes.invalidFirstCharacterOfTagName,
  ErrorCodes.cdataInHtmlContent,
]);

function pieceOf(location: Token.Location | null): Piece {
  return { from: location?.startOffset ?? 0, to: location?.endOffset ?? 0 };
}

function tagOf(type: Tag['type'], token: Token.TagToken, duplicates: Tag['duplicates']): Tag {
  const { tagName, selfClosing, attrs, location } = token;
  return {
    type,
    name: tagName,
    ...pieceOf(location),
    attributes: attrs.map(({ name, value }) => ({
      name,
      value,
      from: location?.attrs?.[name]?.startOffset ?? 0,
    })),
    duplicates,
    isSelfClosed: selfClosing,
  };
}
