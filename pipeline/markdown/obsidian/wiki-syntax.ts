import type { Literal } from 'mdast';
import type { Extension as FromMarkdown } from 'mdast-util-from-markdown';
import { normalizeIdentifier } from 'micromark-util-normalize-identifier';
import type { Code, Construct, Extension, State } from 'micromark-util-types';
import type { Processor } from 'unified';

/** A link of Obsidian: `[[target|words]]`, or `![[target|words]]`, which shows the target. */
export interface WikiLink extends Literal {
  type: 'wikiLink';
  /** What is between the brackets. */
  value: string;
  isEmbed: boolean;
}

declare module 'mdast' {
  interface PhrasingContentMap {
    wikiLink: WikiLink;
  }
  interface RootContentMap {
    wikiLink: WikiLink;
  }
}

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    wikiLink: 'wikiLink';
    wikiLinkMarker: 'wikiLinkMarker';
    wikiLinkData: 'wikiLinkData';
  }
}

/**
 * Adds the syntax of Obsidian's links. micromark-extension-wiki-link and its forks were tried: they have no
 * `![[…]]`, take `[[1]](https://example.org)` for one, and were last released in 2021 or by one person.
 */
export function wikiSyntax(this: Processor) {
  const syntax: Extension = {
    text: { [BANG]: construct('![['), [BRACKET]: construct('[[') },
  };
  const data = this.data();
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), syntax];
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), toNodes];
}

const BANG = 33;
const PARENTHESIS = 40;
const COLON = 58;
const BRACKET = 91;
const CLOSING = 93;
const BACKSLASH = 92;

// Nothing, or numbers that are no date: `[[0, 1]]` is a matrix.
const MATRIX = /^(?!\d{4}-\d\d(-\d\d)?$)[\d\s.,;+*/^-]*$/;

// In characters.
const MAX_LENGTH = 500;

function construct(opening: string): Construct {
  return {
    name: `wiki link ${opening}`,
    tokenize(effects, ok, nok) {
      const { parser } = this;
      let index = 0;
      let value = '';
      let hasClosed = false;
      return start;

      function start(code: Code): State | undefined {
        effects.enter('wikiLink');
        effects.enter('wikiLinkMarker');
        return open(code);
      }
      function open(code: Code): State | undefined {
        if (index < opening.length) {
          if (code !== opening.charCodeAt(index)) return nok(code);
          index += 1;
          effects.consume(code);
          return open;
        }
        effects.exit('wikiLinkMarker');
        effects.enter('wikiLinkData');
        return data(code);
      }
      function data(code: Code): State | undefined {
        if (code === null || code < 0 || code === BRACKET || value.length > MAX_LENGTH) {
          return nok(code);
        }
        if (code === CLOSING) {
          if (MATRIX.test(value)) return nok(code);
          effects.exit('wikiLinkData');
          effects.enter('wikiLinkMarker');
          effects.consume(code);
          return close;
        }
        value += String.fromCharCode(code);
        effects.consume(code);
        return code === BACKSLASH ? escaped : data;
      }
      function escaped(code: Code): State | undefined {
        // In a table, the pipe between target and words is escaped.
        return data(code);
      }
      function close(code: Code): State | undefined {
        if (hasClosed || code !== CLOSING) return nok(code);
        hasClosed = true;
        effects.consume(code);
        effects.exit('wikiLinkMarker');
        effects.exit('wikiLink');
        return after;
      }
      function after(code: Code): State | undefined {
        // `[[1]](url)` and `[[1]: a]` are Markdown's, as is a reference in brackets.
        const isMarkdown =
          code === PARENTHESIS ||
          code === COLON ||
          parser.defined.includes(normalizeIdentifier(value));
        if (isMarkdown) return nok(code);
        // `[[1]][a]` is a reference, and `[[a]][[b]]` are two links.
        return code === BRACKET ? effects.check(nextLink, ok, nok)(code) : ok(code);
      }
    },
  };
}

/** The opening brackets of another link. */
const nextLink: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    return (code) => {
      effects.enter('wikiLinkMarker');
      effects.consume(code);
      return (second) => {
        if (second !== BRACKET) return nok(second);
        effects.consume(second);
        effects.exit('wikiLinkMarker');
        return ok;
      };
    };
  },
};

const toNodes: FromMarkdown = {
  enter: {
    wikiLink(token) {
      const isEmbed = this.sliceSerialize(token).startsWith('!');
      this.enter({ type: 'wikiLink', value: '', isEmbed }, token);
    },
  },
  exit: {
    wikiLinkData(token) {
      const node = this.stack.at(-1);
      if (node?.type === 'wikiLink') node.value = this.sliceSerialize(token);
    },
    wikiLink(token) {
      this.exit(token);
    },
  },
};
