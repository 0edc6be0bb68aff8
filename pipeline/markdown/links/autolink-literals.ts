import type { Nodes } from 'mdast';

/** Whether a node is an autolink (GFM 6.9): a link whose text is its URL, which must not be changed. */
export function isAutolinkLiteral(node: Nodes): boolean {
  if (node.type !== 'link' || node.children.length !== 1) return false;
  const [text] = node.children;
  return text.type === 'text' && /^(https?:|www\.|mailto:|[^\s@]+@)/i.test(text.value);
}
