import { checkElement, checkUnique, type ElementRule, type Report, textOf } from './element-rules';
import type { XmlElement } from './parse-xml';
import { httpUrl, w3cDate } from './values';

const MAX_URLS = 50_000;

const urlset: ElementRule = {
  children: {
    'sitemap:url': [
      '+',
      {
        children: {
          'sitemap:loc': ['1', { value: httpUrl }],
          'sitemap:lastmod': ['?', { value: w3cDate }],
        },
      },
    ],
  },
};

/** Checks a sitemap (https://www.sitemaps.org/protocol.html). @param url where it is published */
export function checkSitemap(root: XmlElement, url: string, report: Report): void {
  checkElement(root, urlset, report);
  checkUnique(root.children, (it) => textOf(it, 'sitemap:loc'), report);
  if (root.children.length > MAX_URLS) report(root, `has more than ${MAX_URLS} URLs`);
  const folder = new URL('.', url).href;
  for (const page of root.children) {
    const loc = textOf(page, 'sitemap:loc');
    if (!loc.startsWith(folder)) report(page, `“${loc}” is not below ${folder}`);
  }
}
