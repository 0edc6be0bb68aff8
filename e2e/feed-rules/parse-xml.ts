import { SaxesParser } from 'saxes';

/** An element of an XML document. */
export type XmlElement = {
  /** With the usual prefix of its namespace, such as `itunes:duration`, whatever the document calls it. */
  name: string;
  /** Named as elements are; namespace declarations are left out. */
  attributes: Record<string, string>;
  children: XmlElement[];
  /** The text that stands directly in it. */
  text: string;
  /** In the document, from 1. */
  line: number;
};

/** The usual prefixes. */
const PREFIXES: Record<string, string> = {
  '': '',
  'http://www.w3.org/XML/1998/namespace': 'xml:',
  'http://www.w3.org/2005/Atom': 'atom:',
  'http://www.itunes.com/dtds/podcast-1.0.dtd': 'itunes:',
  'https://podcastindex.org/namespace/1.0': 'podcast:',
  'http://purl.org/rss/1.0/modules/content/': 'content:',
  'urn:uuid:5b0d6c1e-0b5a-4c0e-9a37-3f9b1c6d2a41': 'view:',
  'http://www.w3.org/1999/xhtml': 'xhtml:',
  'http://www.sitemaps.org/schemas/sitemap/0.9': 'sitemap:',
};

const DECLARATIONS = 'http://www.w3.org/2000/xmlns/';

/**
 * Parses a well-formed XML document (https://www.w3.org/TR/xml/).
 * @throws {Error} at the first violation, with its line and column
 */
export function parseXml(xml: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const document: XmlElement = { name: '', attributes: {}, children: [], text: '', line: 1 };
  const open = [document];
  const addText = (text: string) => {
    open[open.length - 1].text += text;
  };
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ uri, local, attributes }) => {
    const own = Object.values(attributes).filter((attribute) => attribute.uri !== DECLARATIONS);
    const element: XmlElement = {
      name: nameOf(uri, local),
      attributes: Object.fromEntries(own.map((it) => [nameOf(it.uri, it.local), it.value])),
      children: [],
      text: '',
      line: parser.line,
    };
    open[open.length - 1].children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => open.pop());
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.write(xml).close();
  return document.children[0];
}

function nameOf(uri: string, local: string): string {
  return `${PREFIXES[uri] ?? `{${uri}}`}${local}`;
}
