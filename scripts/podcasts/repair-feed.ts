import { DomUtils, parseDocument } from 'htmlparser2';

// Entities stay as they are, for the parser that comes after.
const asWritten = { xmlMode: true, decodeEntities: false };

/**
 * Makes XML of a feed that is not quite XML, as a browser makes a page of any text: tags that do not
 * match are closed, and episodes that came to lie elsewhere are put into the channel.
 */
export function repairFeed(text: string): string {
  const document = parseDocument(text.trimStart(), asWritten);
  const [root] = DomUtils.getElementsByTagName(isNamed('rss', 'feed'), document, true, 1);
  if (!root) return text;
  const [channel = root] = DomUtils.getElementsByTagName(isNamed('channel'), root, true, 1);
  const items = DomUtils.getElementsByTagName(isNamed('item', 'entry'), root);
  for (const item of items) {
    DomUtils.removeElement(item);
    DomUtils.appendChild(channel, item);
  }
  if (channel !== root || root.name.toLowerCase() === 'feed')
    return DomUtils.getOuterHTML(root, asWritten);
  const attributes = Object.entries(root.attribs).map(([name, value]) => ` ${name}="${value}"`);
  return `<rss${attributes.join('')}><channel>${DomUtils.getOuterHTML(root.children, asWritten)}</channel></rss>`;
}

function isNamed(...names: string[]): (name: string) => boolean {
  return (name) => names.includes(name.toLowerCase());
}
