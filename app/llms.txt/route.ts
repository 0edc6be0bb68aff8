import { llmsTxt } from '../../content/feeds/llms-txt';

export const dynamic = 'force-static';

/** The texts of the site for language models (https://llmstxt.org). */
export function GET() {
  return new Response(llmsTxt(), { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
}
