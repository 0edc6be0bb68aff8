import type { Root } from 'hast';
import postcss, { type Declaration } from 'postcss';
import parseSafely from 'postcss-safe-parser';
import { visitElements } from './visit-elements';

/**
 * Moves `style` attributes into rules: a strict policy allows a style sheet by its hash, but no
 * attribute. The rules are in no layer and more specific than two ids, so they win as attributes do. The
 * policy's own way, `'unsafe-hashes'`, adds 54 characters to the header for each different attribute, and
 * edge hosts allow 2,000 characters.
 * @returns the rules
 */
export function moveInlineStyles(page: Root): string {
  const classes = new Map<string, string>();
  visitElements(page, ({ properties }) => {
    if (properties.style === undefined) return;
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
 * The declarations that a browser would apply. Each is checked alone, since a brace or a backslash in
 * an attribute must not affect the rules after it.
 */
function declarationsIn(style: unknown): string {
  if (typeof style !== 'string') return '';
  return parseSafely(style)
    .nodes.flatMap((node) => (node.type === 'decl' && isWhole(node) ? textOf(node) : []))
    .filter(isDeclaration)
    .join(';');
}

function textOf({ prop, value, important }: Declaration): string {
  return `${prop}:${value}${important ? '!important' : ''}`;
}

/**
 * Whether a browser reads a declaration as PostCSS does. An escape, a comment or a line break in a
 * string can change its meaning, and characters before it make it invalid.
 */
function isWhole(declaration: Declaration): boolean {
  const text = textOf(declaration);
  const outside = text.replace(/"[^"]*"|'[^']*'/g, '');
  const hasOpenLine = /["']/.test(text) && /[\n\r\f]/.test(text);
  const isPlain = !text.includes('\\') && !outside.includes('/*') && !hasOpenLine;
  return isPlain && /(^|;)\s*$/.test(declaration.raws.before ?? '');
}

function isDeclaration(text: string): boolean {
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
