import type { Root } from 'hast';
import postcss, { type Declaration } from 'postcss';
import parseSafely from 'postcss-safe-parser';
import { visit } from 'unist-util-visit';

/**
 * Moves what is written in `style` attributes into rules: a strict policy allows a style sheet by its
 * hash, and no attribute. The rules stand outside of all layers and weigh more than two ids, so they
 * win as attributes do.
 * @returns the rules
 */
export function moveInlineStyles(page: Root): string {
  const classes: Map<string, string> = new Map();
  visit(page, 'element', ({ properties }) => {
    const declarations = declarationsIn(properties.style);
    delete properties.style;
    if (declarations === '') return;
    const name = classes.get(declarations) ?? `inline-style-${classes.size + 1}`;
    classes.set(declarations, name);
    properties.className = [...[properties.className ?? []].flat().map(String), name];
  });
  const rules = [...classes]
    .map(([declarations, name]) => `.${name}:not(#_#_#_){${declarations}}`)
    .join('');
  // `</style>` in a string must not end the element.
  return rules.replaceAll('<', '\\3c ');
}

/**
 * The declarations that a browser would take. Each is looked at alone, since a brace or a backslash
 * in an attribute must not reach into the rules behind it.
 */
function declarationsIn(style: unknown) {
  if (typeof style !== 'string') return '';
  return parseSafely(style)
    .nodes.flatMap((node) => (node.type === 'decl' && isWhole(node) ? textOf(node) : []))
    .filter(isDeclaration)
    .join(';');
}

function textOf({ prop, value, important }: Declaration) {
  return `${prop}:${value}${important ? '!important' : ''}`;
}

/**
 * Whether CSS reads a declaration as it was read here. An escape or a comment in it can make of one
 * something else, a line that ends within a string as well, and signs before it make it invalid.
 */
function isWhole(declaration: Declaration) {
  const text = textOf(declaration);
  const outside = text.replace(/"[^"]*"|'[^']*'/g, '');
  const hasOpenLine = /["']/.test(text) && /[\n\r\f]/.test(text);
  const isPlain = !text.includes('\\') && !outside.includes('/*') && !hasOpenLine;
  return isPlain && /(^|;)\s*$/.test(declaration.raws.before ?? '');
}

function isDeclaration(text: string) {
  try {
    const { nodes } = postcss.parse(`a{${text}}`);
    const [rule] = nodes;
    return (
      nodes.length === 1 && rule.type === 'rule' && rule.nodes.every(({ type }) => type === 'decl')
    );
  } catch {
    return false;
  }
}
