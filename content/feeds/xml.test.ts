import { generateAtomFeed, generateOpml, generateRssFeed } from 'feedsmith';
import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { forXml, generateXml } from './xml';

const hostile = [
  'A & B <i>C</i>',
  ']]>',
  '<![CDATA[a]]> ]]]]><![CDATA[>',
  '&amp; &apos; &#38; &lt;',
  '"quoted" and \'quoted\'',
  'a\n  b\t c',
  ']]&gt;\n\n<p>\n  x\n</p>\n\n&',
  '🎧 é \u00a0 \u2028 \ue000',
  '<?xml version="1.0"?><!-- a --> -->',
  'https://a.example/?a=1&b=<2>',
];

/** The texts and attribute values of a document, as an XML parser reads them. */
function valuesIn(xml: string): string[] {
  const parser = new SaxesParser({ xmlns: true });
  const values: string[] = [];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('text', (text) => values.push(text));
  parser.on('cdata', () => values.push('CDATA'));
  parser.on('attribute', ({ value }) => values.push(value));
  parser.write(xml).close();
  return values;
}

test('readers get each value as it was given, in elements and in attributes', () => {
  for (const value of hostile) {
    const rss = generateXml(generateRssFeed, {
      title: value,
      link: 'https://a.example',
      description: value,
      items: [
        { title: value, guid: { value }, source: { title: value, url: 'https://a.example' } },
      ],
    });
    const atom = generateXml(generateAtomFeed, {
      id: 'https://a.example/',
      title: { value },
      updated: new Date(0),
      entries: [
        { id: 'a', title: { value }, updated: new Date(0), content: { value, type: 'html' } },
      ],
    });
    for (const [xml, count] of [
      [rss, 5],
      [atom, 3],
    ] as const) {
      const values = valuesIn(xml);
      expect(values.filter((it) => it === value)).toHaveLength(count);
      expect(values).not.toContain('CDATA');
    }
    const { title, xmlUrl } = attributesIn(value);
    expect([title, xmlUrl]).toEqual([asAttribute(value), asAttribute(value)]);
  }
});

function attributesIn(value: string): Record<string, string> {
  const xml = generateXml(generateOpml, {
    head: { title: value },
    body: { outlines: [{ text: value, title: value, xmlUrl: value }] },
  });
  const attributes: Record<string, string> = {};
  const parser = new SaxesParser();
  parser.on('attribute', (it) => {
    attributes[it.name] = it.value;
  });
  parser.write(xml).close();
  return attributes;
}

/** An XML parser reads white space in attributes as spaces (https://www.w3.org/TR/xml/#AVNormalize). */
function asAttribute(value: string): string {
  return value.replace(/[\n\t]/g, ' ');
}

test('white space and characters that XML does not allow are removed at both ends', () => {
  const xml = generateXml(generateRssFeed, {
    title: ' \u0001 A\u0002 & \u0003 B\uffff \n',
    description: 'd',
  });
  expect(valuesIn(xml)).toContain('A &  B');
});

test('dates and numbers stay what they are', () => {
  const xml = generateXml(generateRssFeed, {
    title: 'A',
    description: 'd',
    lastBuildDate: new Date('2026-11-23T16:00:00Z'),
    ttl: 5,
  });
  expect(valuesIn(xml)).toEqual(expect.arrayContaining(['Mon, 23 Nov 2026 16:00:00 GMT', '5']));
});

test('all other characters are allowed', () => {
  expect(forXml('a\t\n\r\u007f\u0085\ud7ff\ue000\ufffd🎧')).toBe(
    'a\t\n\r\u007f\u0085\ud7ff\ue000\ufffd🎧',
  );
});
