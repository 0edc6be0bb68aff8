import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as german } from '@orama/stemmers/german';
import { expect, test } from 'vitest';
import { buildIndex, indexDocument, type SearchDocument } from './build-index';
import { excerptOf, markMatches } from './excerpt';
import { hasPhrases, openIndex } from './query';
import { termsOf } from './terms';

const texts: Record<string, string> = {
  'Gradient descent in numpy': 'Call np.dot on two arrays; it broadcasts. We studied models.',
  'Reading tables':
    'pandas.read_csv reads a table. readCsv is another name. C++ and C# are languages.',
  'Häuser und Modelle': 'Das Haus steht am Fluß. Die Verteilung der Daten ändert sich.',
  東京の天気: '東京都の天気予報を見る。',
  'السلام عليكم': 'مَرْحَبًا بالعالم',
  'A party 🎉': 'The bug hides in plain sight; don’t look for “machine-learning” there.',
  'The machine': 'Learning the machine of learning. The quick brown fox.',
};

function documentOf([title, text]: [string, string]): SearchDocument {
  const slug = termsOf(title)[0];
  const sections = [{ text: '' }, { id: 'part', heading: 'A part', text }];
  return { kind: 'post', title, url: `/${slug}/`, summary: '', names: [], tags: [slug], sections };
}

async function open(documents: SearchDocument[]) {
  const files = new Map(
    buildIndex(documents.map(indexDocument)).map(({ name, content }) => [name, content]),
  );
  const loaded: string[] = [];
  const load = async (name: string) => {
    loaded.push(name);
    const content = files.get(name);
    if (content === undefined) throw new Error(`no ${name}`);
    return JSON.parse(content);
  };
  return {
    index: await openIndex(load, { stemmers: [english, german], stopWords: ['which', 'the'] }),
    loaded,
    files,
  };
}

async function titlesOf(index: Awaited<ReturnType<typeof open>>['index'], text: string) {
  const { documents } = await index.find({ text });
  return Promise.all(documents.map(async (it) => (await index.entryOf(it)).title));
}

const titles = Object.keys(texts);
const [numpy, tables, houses, tokyo, salaam, party, machine] = titles;

test.each<[string, string[]]>([
  ['np.dot', [numpy]],
  ['dot', [numpy]],
  ['study', [numpy]],
  ['studies model', [numpy]],
  ['read_csv', [tables]],
  ['readcsv', [tables]],
  ['pandas.read_csv', [tables]],
  ['c++', [tables]],
  ['C#', [tables]],
  ['haus', [houses]],
  ['HAEUSER', [houses]],
  ['hauser', [houses]],
  ['fluss', [houses]],
  ['verteilungen', [houses]],
  ['東京', [tokyo]],
  ['東', [tokyo]],
  ['天気予報', [tokyo]],
  ['مرحبا', [salaam]],
  ['🎉', [party]],
  ["don't", [party]],
  ['machine learning', [machine, party]],
  ['grad', [numpy]],
  ['gradeint', [numpy]],
  ['constructor', []],
  ['__proto__', []],
  ['', []],
  ['<script>alert(1)</script>', []],
])('“%s” finds %o', async (text, expected) => {
  const { index } = await open(Object.entries(texts).map(documentOf));
  expect(await titlesOf(index, text)).toEqual(expected);
});

test('what has most of the words is the nearest, and says so', async () => {
  const { index } = await open(Object.entries(texts).map(documentOf));
  const found = await index.find({ text: 'which table reads the xylophone' });
  expect(found.isNearest).toBe(true);
  expect((await index.entryOf(found.documents[0])).title).toBe(tables);
  expect((await index.find({ text: 'gradeint' })).corrected).toBe('gradient');
});

test('a phrase is its words in order, whatever is between them', async () => {
  const { index } = await open(Object.entries(texts).map(documentOf));
  const { documents, phrases } = await index.find({ text: '"machine learning"' });
  const entries = await Promise.all(documents.map(index.entryOf));
  expect(entries.filter((it) => hasPhrases(it, phrases)).map(({ title }) => title)).toEqual([
    party,
  ]);
});

test('a tag and a kind narrow what is found', async () => {
  const documents = Object.entries(texts).map(documentOf);
  documents.push({ ...documentOf(['The machine', 'as a show']), kind: 'show' });
  const { index } = await open(documents);
  const all = await index.find({ text: 'machine' });
  expect(all.documents).toHaveLength(3);
  expect((await index.find({ text: 'machine', kind: 'show' })).documents).toEqual([7]);
  expect((await index.find({ text: 'machine', tag: 'a' })).documents).toHaveLength(1);
  expect((await index.find({ text: 'machine', tag: 'none' })).documents).toEqual([]);
});

test('marks what matches, and quotes the section that has it', async () => {
  const { index } = await open(Object.entries(texts).map(documentOf));
  const { documents, isMatch } = await index.find({ text: 'np.dot array' });
  const { section, pieces } = excerptOf(await index.entryOf(documents[0]), isMatch);
  expect(section.id).toBe('part');
  expect(pieces.filter((it) => it.isMatch).map(({ text }) => text)).toEqual(['np.dot', 'arrays']);
  expect(pieces.map(({ text }) => text).join('')).toBe(texts[numpy]);
  const marked = markMatches('東京都', (term) => ['東京', '京都'].includes(term));
  expect(marked).toEqual([{ text: '東京都', isMatch: true }]);
});

test('a query of a large site loads files of few bytes', async () => {
  const documents = Array.from({ length: 2000 }, (_, index) =>
    documentOf([
      `Title ${index}`,
      `everywhere word${index % 700} only${index} ${'filler '.repeat(200)}`,
    ]),
  );
  const { index, loaded, files } = await open(documents);
  const found = await index.find({ text: 'everywhere word12 only712' });
  expect(found.documents).toEqual([712]);
  expect(index.manifest.common).toContain('everywhere');
  expect(loaded.length).toBeLessThan(8);
  for (const name of loaded) expect(files.get(name)?.length).toBeLessThan(40_000);
});
