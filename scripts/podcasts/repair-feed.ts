import { DomUtils, parseDocument } from 'htmlparser2';

// Entities are kept for the XML parser, which decodes them.
const options = { xmlMode: true, decodeEntities: false };

/**
 * Turns a feed that is not well-formed into XML, as a browser does with HTML: unclosed tags are
 * closed, and items outside of the channel, or inside each other, are moved into the channel.
 */
export function repairFeed(text: string): string {
  const document = parseDocument(text.trimStart(), options);
  const [root] = DomUtils.getElementsByTagName(isNamed('rss', 'feed'), document, true, 1);
  if (!root) return text;
  const [channel = root] = DomUtils.getElementsByTagName(isNamed('channel'), root, true, 1);
  const items = DomUtils.getElementsByTagName(isNamed('item', 'entry'), root);
  for (const item of items) {
    DomUtils.removeElement(item);
    DomUtils.appendChild(channel, item);
  }
  if (channel !== root || root.name.toLowerCase() === 'feed')
    return DomUtils.getOuterHTML(root, options);
  const attributes = Object.entries(root.attribs).map(([name, value]) => ` ${name}="${value}"`);
  return `<rss${attributes.join('')}><channel>${DomUtils.getOuterHTML(root.children, options)}</channel></rss>`;
}

function isNamed(...names: string[]): (name: string) => boolean {
  return (name) => names.includes(name.toLowerCase());
}
