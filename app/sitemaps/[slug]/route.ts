import { sitemapOf } from '../../../content/feeds/sitemap';
import { inputOf, type PageProps, staticParamsOf } from '../../page-input';

export const dynamic = 'force-static';

const PATTERN = '/sitemaps/[slug]';

export const generateStaticParams = () => staticParamsOf(PATTERN);

/** A part of the sitemap of a site with more pages than one can list. */
export async function GET(_request: Request, { params }: PageProps) {
  const { pages } = await inputOf(PATTERN, params);
  return new Response(sitemapOf(pages), { headers: { 'Content-Type': 'application/xml' } });
}
