import { feedOfTag, jsonResponse } from '../../../../content/feeds/post-feed';
import { inputOf, type PageProps, staticParamsOf } from '../../../page-input';

const PATTERN = '/tags/[slug]/feed.json';

export const dynamic = 'force-static';

export const generateStaticParams = () => staticParamsOf(PATTERN);

/** The newest posts of a tag as JSON Feed. */
export async function GET(_request: Request, { params }: PageProps) {
  const { tag, posts } = await inputOf(PATTERN, params);
  return jsonResponse(feedOfTag(tag, posts));
}
