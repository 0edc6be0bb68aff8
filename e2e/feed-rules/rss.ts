import { checkSelfLink, link } from './atom';
import {
  checkElement,
  checkUnique,
  childrenOf,
  type ElementRule,
  type Report,
  textOf,
} from './element-rules';
import type { XmlElement } from './parse-xml';
import {
  duration,
  httpUrl,
  languageTag,
  mediaType,
  oneOf,
  pattern,
  plainText,
  positiveNumber,
  rfc822Date,
  rssPerson,
  text,
  wholeNumber,
} from './values';

const enclosure: ElementRule = {
  required: {
    url: httpUrl,
    // 0 where it is not known: https://www.rssboard.org/rss-profile#element-channel-item-enclosure
    length: wholeNumber,
    type: mediaType,
  },
};

const item: ElementRule = {
  children: {
    title: ['1', { value: text }],
    link: ['1', { value: httpUrl }],
    description: ['?', { value: plainText }],
    author: ['?', { value: rssPerson }],
    category: ['*', { value: text }],
    // Readers take the first one only: https://www.rssboard.org/rss-profile#element-channel-item-enclosure
    enclosure: ['?', enclosure],
    guid: ['1', { value: text, required: { isPermaLink: oneOf('true', 'false') } }],
    pubDate: ['1', { value: rfc822Date }],
    source: ['?', { value: text, required: { url: httpUrl } }],
    'itunes:author': ['?', { value: text }],
    'itunes:duration': ['?', { value: duration }],
    'itunes:season': ['?', { value: positiveNumber }],
    'itunes:episode': ['?', { value: positiveNumber }],
    'itunes:episodeType': ['?', { value: oneOf('full', 'trailer', 'bonus') }],
    'itunes:explicit': ['?', { value: oneOf('true', 'false') }],
    'podcast:season': ['?', { value: positiveNumber, optional: { name: text } }],
    'podcast:episode': [
      '?',
      { value: pattern(/^\d+(\.\d+)?$/, 'a number'), optional: { display: text } },
    ],
    'podcast:transcript': ['*', { required: { url: httpUrl, type: mediaType } }],
  },
};

const channel: ElementRule = {
  children: {
    title: ['1', { value: text }],
    link: ['1', { value: httpUrl }],
    description: ['1', { value: text }],
    language: ['1', { value: languageTag }],
    lastBuildDate: ['?', { value: rfc822Date }],
    managingEditor: ['?', { value: rssPerson }],
    webMaster: ['?', { value: rssPerson }],
    'atom:link': ['+', link],
    // Apple demands more of a show that is submitted to its directory, such as an image and a category.
    'itunes:author': ['?', { value: text }],
    'itunes:type': ['?', { value: oneOf('episodic', 'serial') }],
    'podcast:guid': ['?', { value: pattern(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/, 'a UUID') }],
    'podcast:locked': ['?', { value: oneOf('yes', 'no') }],
    // There are none until the feeds of the shows have been read.
    item: ['*', item],
    'view:view': ['?', { isForeign: true }],
  },
};

const rss: ElementRule = {
  required: { version: oneOf('2.0') },
  children: { channel: ['1', channel] },
};

/**
 * Checks a feed of RSS 2.0 (https://www.rssboard.org/rss-profile), with the elements of Apple
 * (https://help.apple.com/itc/podcasts_connect/#/itcb54353390) and of Podcasting 2.0
 * (https://github.com/Podcastindex-org/podcast-namespace).
 * @param url where it is published
 */
export function checkRss(root: XmlElement, url: string, report: Report): void {
  checkElement(root, rss, report);
  for (const channel of childrenOf(root, 'channel')) {
    checkSelfLink(channel, url, report);
    const items = childrenOf(channel, 'item');
    checkUnique(items, (it) => textOf(it, 'guid'), report);
    for (const one of items) checkPermaLink(one, report);
  }
}

function checkPermaLink(item: XmlElement, report: Report): void {
  const [guid] = childrenOf(item, 'guid');
  if (guid?.attributes.isPermaLink !== 'true') return;
  const problem = httpUrl(guid.text);
  if (problem) report(guid, problem);
}
