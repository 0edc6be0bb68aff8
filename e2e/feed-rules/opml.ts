import { checkElement, checkUnique, type ElementRule, type Report } from './element-rules';
import type { XmlElement } from './parse-xml';
import { httpUrl, languageTag, oneOf, rfc822Date, text, type ValueRule } from './values';

/** Pocket Casts for Android reads line by line; an XML parser turns line breaks in attributes into spaces. */
const oneLine: ValueRule = (value) => (/[\n\r\t]/.test(value) ? 'a line break' : text(value));

const outline: ElementRule = {
  // gPodder leaves out outlines of any other type, and AntennaPod shows the title.
  required: { text: oneLine, title: oneLine, type: oneOf('rss'), xmlUrl: httpUrl },
  optional: { htmlUrl: httpUrl, description: oneLine, language: languageTag },
};

const opml: ElementRule = {
  required: { version: oneOf('2.0') },
  children: {
    head: [
      '1',
      {
        children: {
          title: ['1', { value: text }],
          dateCreated: ['?', { value: rfc822Date }],
          dateModified: ['?', { value: rfc822Date }],
          ownerName: ['1', { value: text }],
          ownerId: ['1', { value: httpUrl }],
          docs: ['1', { value: oneOf('http://opml.org/spec2.opml') }],
        },
      },
    ],
    // Apps flatten groups, so there are none.
    body: ['1', { children: { outline: ['+', outline] } }],
  },
};

/** Checks a list of feeds in OPML 2.0 (http://opml.org/spec2.opml), as podcast apps read it. */
export function checkOpml(root: XmlElement, xml: string, report: Report): void {
  checkElement(root, opml, report);
  const outlines = root.children
    .filter(({ name }) => name === 'body')
    .flatMap(({ children }) => children);
  checkUnique(outlines, ({ attributes }) => attributes.xmlUrl, report);
  for (const outline of outlines) {
    const { text, title } = outline.attributes;
    if (text !== title) report(outline, `the text “${text}” is not the title “${title}”`);
  }
  // Pocket Casts for Android knows no other entities, and looks for this spelling alone.
  const [entity] = xml.match(/&(?!(?:amp|lt|gt|quot|apos);)\S{0,8}/) ?? [];
  if (entity) report(root, `the entity ${entity} is not one of the five of XML`);
  const found = xml.split('\n').filter((line) => / xmlUrl="[^"]*"/.test(line)).length;
  if (found !== outlines.length) report(root, `${found} lines with xmlUrl="…", not one a show`);
}
