import { valueProblem } from './element-rules';
import {
  feedHtml,
  httpUrl,
  languageTag,
  mediaType,
  oneOf,
  rfc3339Date,
  text,
  type ValueRule,
} from './values';

/** A member of an object: its rule, that of its objects, or a list of either. */
type Member = ValueRule | NumberRule | ObjectRule | [ValueRule | ObjectRule];
/** A number, not below 0. */
type NumberRule = { isNumber: true };
type ObjectRule = { required: Record<string, Member>; optional?: Record<string, Member> };

const count: NumberRule = { isNumber: true };

const author: ObjectRule = { required: { name: text }, optional: { url: httpUrl } };

const attachment: ObjectRule = {
  required: { url: httpUrl, mime_type: mediaType },
  optional: { size_in_bytes: count, duration_in_seconds: count },
};

const item: ObjectRule = {
  required: { id: text, url: httpUrl, title: text, date_published: rfc3339Date },
  optional: {
    content_html: feedHtml,
    content_text: text,
    date_modified: rfc3339Date,
    summary: text,
    language: languageTag,
    authors: [author],
    tags: [text],
    attachments: [attachment],
  },
};

const feed: ObjectRule = {
  required: {
    version: oneOf('https://jsonfeed.org/version/1.1'),
    title: text,
    home_page_url: httpUrl,
    feed_url: httpUrl,
    language: languageTag,
    authors: [author],
    items: [item],
  },
  optional: { description: text },
};

/**
 * Checks a JSON Feed (https://www.jsonfeed.org/version/1.1/).
 * @param url where it is published
 */
export function checkJsonFeed(
  root: unknown,
  url: string,
  report: (place: string, message: string) => void,
): void {
  checkMember(root, feed, 'feed', report);
  if (!isObject(root)) return;
  if (root.feed_url !== url) report('feed', `feed_url is not the feed’s URL ${url}`);
  const items = Array.isArray(root.items) ? root.items.filter(isObject) : [];
  const ids = items.map(({ id }) => String(id));
  for (const [index, { id, date_published, date_modified }] of items.entries()) {
    const place = `feed.items[${index}]`;
    if (ids.indexOf(String(id)) !== index) report(place, `“${id}” stands twice`);
    if (items[index].content_html === undefined && items[index].content_text === undefined) {
      report(place, 'has no content_html or content_text');
    }
    if (Date.parse(String(date_modified)) < Date.parse(String(date_published))) {
      report(place, 'modified before it was published');
    }
  }
}

function checkMember(
  value: unknown,
  rule: Member,
  place: string,
  report: (place: string, message: string) => void,
): void {
  if (Array.isArray(rule)) {
    if (!Array.isArray(value)) report(place, 'is not a list');
    else
      for (const [at, one] of value.entries()) checkMember(one, rule[0], `${place}[${at}]`, report);
  } else if (typeof rule === 'function') {
    const problem = typeof value === 'string' ? valueProblem(value, rule) : 'is not a string';
    if (problem) report(place, problem);
  } else if ('isNumber' in rule) {
    if (!Number.isFinite(value) || Number(value) < 0) report(place, 'is not a number of 0 or more');
  } else if (!isObject(value)) report(place, 'is not an object');
  else checkObject(value, rule, place, report);
}

function checkObject(
  value: Record<string, unknown>,
  { required, optional = {} }: ObjectRule,
  place: string,
  report: (place: string, message: string) => void,
): void {
  for (const name of Object.keys(required)) {
    if (!(name in value)) report(place, `has no ${name}`);
  }
  for (const [name, member] of Object.entries(value)) {
    const rule = required[name] ?? optional[name];
    if (rule) checkMember(member, rule, `${place}.${name}`, report);
    else report(place, `no rule for ${name}`);
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
