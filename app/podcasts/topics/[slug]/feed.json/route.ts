import { feedOfTopic, jsonResponse } from '../../../../../content/feeds/episode-feed';
import { inputOf, type PageProps, staticParamsOf } from '../../../../page-input';

const PATTERN = '/podcasts/topics/[slug]/feed.json';

export const dynamic = 'force-static';

export const generateStaticParams = () => staticParamsOf(PATTERN);

/** The newest episodes of the shows about a topic as JSON Feed. */
export async function GET(_request: Request, { params }: PageProps) {
  const { topic, episodes } = await inputOf(PATTERN, params);
  return jsonResponse(feedOfTopic(topic, episodes));
}
