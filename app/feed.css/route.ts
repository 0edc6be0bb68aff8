import { readFileSync } from 'node:fs';
import path from 'node:path';
import { notFound } from 'next/navigation';
import { isEmptyUrl } from '../../content/empty-urls';
import { urls } from '../../content/urls';

export const dynamic = 'force-static';

/** The style sheet of feeds in a browser, with the tokens of all pages. */
export function GET() {
  if (isEmptyUrl(urls.feedStyles)) notFound();
  const [, tokens] = /^@theme \{\n(.*?)^\}/ms.exec(read('app/globals.css')) ?? [];
  if (tokens === undefined) throw new Error('app/globals.css has no @theme, which has the tokens');
  const properties = tokens.replace('--*: initial;', '');
  const sheet = `${read('components/feed-view.css')}\n:root {${properties}}\n`;
  // Comments are for those who read the code.
  return new Response(sheet.replaceAll(/\/\*.*?\*\/\s*/gs, ''), {
    headers: { 'Content-Type': 'text/css; charset=utf-8' },
  });
}

function read(file: string): string {
  return readFileSync(path.join(process.cwd(), file), 'utf8');
}
