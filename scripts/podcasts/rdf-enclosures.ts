import { DomUtils, parseDocument } from 'htmlparser2';

/**
 * The recordings of an RSS 1.0 feed by the `rdf:about` of their items, which feedsmith does not read:
 * http://www.xs4all.nl/~foz/mod_enclosure.html
 */
export function enclosuresIn(
  xml: string,
): Map<string, { url?: string; type?: string; length?: number }> {
  const isNamed = (name: string) => (written: string) => written.replace(/^.*:/, '') === name;
  const items = DomUtils.getElementsByTagName(
    isNamed('item'),
    parseDocument(xml, { xmlMode: true }),
  );
  return new Map(
    items.flatMap((item) => {
      const [enclosure] = DomUtils.getElementsByTagName(isNamed('enclosure'), item, true, 1);
      if (!enclosure) return [];
      const attribute = (name: string) =>
        Object.entries(enclosure.attribs).find(([written]) => isNamed(name)(written))?.[1];
      const length = Number(attribute('length'));
      return [
        [
          item.attribs['rdf:about'] ?? '',
          {
            url: attribute('resource') ?? attribute('url'),
            type: attribute('type'),
            length: Number.isFinite(length) ? length : undefined,
          },
        ],
      ];
    }),
  );
}
