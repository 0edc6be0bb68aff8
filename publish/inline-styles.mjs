import postcss from 'postcss';
import { visit } from 'unist-util-visit';

/**
 * Moves what is written in `style` attributes into rules: a strict policy allows a style sheet by its
 * hash, and no attribute. As the rules stand outside of all layers, they win as attributes do.
 * @param {import('hast').Root} page
 * @returns {string} the rules
 */
export function moveInlineStyles(page) {
  /** @type {Map<string, string>} */
  const classes = new Map();
  visit(page, 'element', ({ properties }) => {
    const declarations = declarationsIn(properties.style);
    delete properties.style;
    if (declarations === '') return;
    const name = classes.get(declarations) ?? `style-${classes.size + 1}`;
    classes.set(declarations, name);
    properties.className = [...[properties.className ?? []].flat().map(String), name];
  });
  const rules = [...classes].map(([declarations, name]) => `.${name}{${declarations}}`).join('');
  // `</style>` in a string must not end the element.
  return rules.replaceAll('<', '\\3c ');
}

/**
 * The declarations alone: a brace in an attribute must not become a rule of its own.
 * @param {unknown} style
 */
function declarationsIn(style) {
  if (typeof style !== 'string') return '';
  /** @type {import('postcss').Root} */
  let root;
  try {
    root = postcss.parse(style);
  } catch {
    return '';
  }
  return root.nodes
    .flatMap((node) =>
      node.type === 'decl' ? `${node.prop}:${node.value}${node.important ? '!important' : ''}` : [],
    )
    .join(';');
}
