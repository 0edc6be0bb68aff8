import {
  checkElement,
  checkUnique,
  childrenOf,
  type ElementRule,
  type Report,
  textOf,
} from './element-rules';
import type { XmlElement } from './parse-xml';
import { feedHtml, httpUrl, languageTag, mediaType, oneOf, rfc3339Date, text, uri } from './values';

const lang = { 'xml:lang': languageTag };
const plain: ElementRule = { value: text, optional: { type: oneOf('text'), ...lang } };
const id: ElementRule = { value: httpUrl };
const date: ElementRule = { value: rfc3339Date };

const person: ElementRule = {
  children: { 'atom:name': ['1', { value: text }], 'atom:uri': ['?', { value: httpUrl }] },
};

/** As other formats use it, too. */
export const link: ElementRule = {
  required: { href: httpUrl, rel: oneOf('self', 'alternate'), type: mediaType },
};

const entry: ElementRule = {
  optional: lang,
  children: {
    'atom:id': ['1', { value: uri }],
    'atom:title': ['1', plain],
    'atom:updated': ['1', date],
    'atom:published': ['1', date],
    'atom:link': ['1', link],
    'atom:author': ['*', person],
    'atom:summary': ['?', plain],
    // Without a `src`, `xml:base` is not needed: all URLs are absolute.
    'atom:content': ['?', { value: feedHtml, required: { type: oneOf('html') }, optional: lang }],
    'atom:category': ['*', { required: { term: text } }],
  },
};

const feed: ElementRule = {
  required: lang,
  children: {
    'atom:id': ['1', id],
    'atom:title': ['1', plain],
    'atom:subtitle': ['?', plain],
    'atom:updated': ['1', date],
    // One of the feed stands for all entries without an author.
    'atom:author': ['1', person],
    'atom:link': ['+', link],
    'atom:entry': ['+', entry],
    'view:view': ['?', { isForeign: true }],
  },
};

/** Checks a feed of Atom (RFC 4287). @param url where it is published */
export function checkAtom(root: XmlElement, url: string, report: Report): void {
  checkElement(root, feed, report);
  checkSelfLink(root, url, report);
  const entries = childrenOf(root, 'atom:entry');
  checkUnique(entries, (it) => textOf(it, 'atom:id'), report);
  checkUnique(
    childrenOf(root, 'atom:link'),
    (it) => `${it.attributes.rel} ${it.attributes.type}`,
    report,
  );
  const newest = Math.max(...entries.map((it) => Date.parse(textOf(it, 'atom:updated'))));
  if (newest !== Date.parse(textOf(root, 'atom:updated'))) {
    report(root, 'was not updated with the newest of its entries');
  }
  for (const one of entries) {
    if (Date.parse(textOf(one, 'atom:updated')) < Date.parse(textOf(one, 'atom:published'))) {
      report(one, 'updated before it was published');
    }
  }
}

/** Checks that a feed says where it is, for readers that have it from elsewhere. */
export function checkSelfLink(parent: XmlElement, url: string, report: Report): void {
  const [self] = childrenOf(parent, 'atom:link').filter(
    ({ attributes }) => attributes.rel === 'self',
  );
  if (!self) report(parent, 'has no link of rel="self"');
  else if (self.attributes.href !== url) report(self, `rel="self" is not the feed’s URL ${url}`);
}
