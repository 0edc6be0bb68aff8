import { expect } from '@playwright/test';
import { decodeXML } from 'entities';
import { parseOpml } from 'feedsmith';

/** The shows of an OPML file and their feeds, as long as it keeps to what podcast apps read. */
export function subscribed(xml: string): Record<string, string> {
  expect(xml).toMatch(/^<\?xml version="1\.0" encoding="utf-8"\?>\n<opml version="2\.0">/);
  const { head, body } = parseOpml(xml);
  expect(head?.title).toBeTruthy();
  expect(head?.ownerName).toBeTruthy();
  expect(head?.docs).toBe('http://opml.org/spec2.opml');
  expect(head?.dateModified).toMatch(/^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/);
  const outlines = body?.outlines ?? [];
  // Groups are flattened by those who import them, so there are none.
  expect(outlines.flatMap(({ outlines }) => outlines ?? [])).toEqual([]);
  for (const outline of outlines) {
    expect(outline).toMatchObject({ type: 'rss', title: outline.text });
    expect(outline.xmlUrl).toMatch(/^https?:\/\//);
    expect(outline.htmlUrl).toMatch(/^https?:\/\//);
  }
  const allowed = ['text', 'title', 'type', 'xmlUrl', 'htmlUrl', 'description', 'language'];
  const attributes = [...xml.matchAll(/ (\w+)="/g)].map(([, name]) => name);
  expect(attributes.filter((name) => ![...allowed, 'version', 'encoding'].includes(name))).toEqual(
    [],
  );
  expect(xml.match(/&(?!(?:amp|lt|gt|quot|apos);)/g)).toBeNull();

  // As Pocket Casts for Android does it: line by line, in the text.
  const scanned = xml.split('\n').flatMap((line) => {
    const start = line.indexOf('xmlUrl="');
    if (start < 0) return [];
    const rest = line.slice(start + 'xmlUrl="'.length);
    return decodeXML(rest.slice(0, rest.indexOf('"')));
  });
  expect(scanned).toEqual(outlines.map(({ xmlUrl }) => xmlUrl));
  return Object.fromEntries(outlines.map(({ text, xmlUrl }) => [text, xmlUrl ?? '']));
}
