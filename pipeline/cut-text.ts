/**
 * Cuts a text at a space and removes the punctuation before it.
 * @param max in characters, without the ellipsis of a text that was cut
 */
export function cutText(text: string, max: number): string {
  const characters = [...text];
  if (characters.length <= max) return text;
  const cut = characters.slice(0, max).join('');
  const lastSpace = cut.lastIndexOf(' ');
  const whole = lastSpace > max / 2 ? cut.slice(0, lastSpace) : cut;
  return `${whole.replace(/[\s,;:–—-]+$/u, '')}…`;
}
