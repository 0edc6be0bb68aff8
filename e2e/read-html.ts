import { Parser } from 'htmlparser2';

/** What links depend on in a page: where it links to, and what can be linked to. */
export type PageOutline = { headings: number; links: string[]; ids: Set<string> };

/** Reads a page without a browser. @returns `headings` counts the h1, `links` are as written */
export function readHtml(html: string): PageOutline {
  const page: PageOutline = { headings: 0, links: [], ids: new Set() };
  const parser = new Parser({
    onopentag(name, { href, src, id }) {
      if (name === 'h1') page.headings += 1;
      if (id !== undefined) page.ids.add(id);
      const link = /^(a|link)$/.test(name) ? href : /^(img|script)$/.test(name) ? src : undefined;
      if (link !== undefined) page.links.push(link);
    },
  });
  parser.end(html);
  return page;
}
