import type { Nodes } from 'mdast';

/** Whether something is a link that shows its own address, which must stay as it was typed. */
export function isAutolinkLiteral(node: Nodes): boolean {
  if (node.type !== 'link' || node.children.length !== 1) return false;
  const [text] = node.children;
  return text.type === 'text' && /^(https?:|www\.|mailto:|[^\s@]+@)/i.test(text.value);
}
