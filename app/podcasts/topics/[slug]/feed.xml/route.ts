import { feedOfTopic, rssResponse } from '../../../../../content/feeds/episode-feed';
import { inputOf, type PageProps, staticParamsOf } from '../../../../page-input';

const PATTERN = '/podcasts/topics/[slug]/feed.xml';

export const dynamic = 'force-static';

export const generateStaticParams = () => staticParamsOf(PATTERN);

/** The newest episodes of the shows about a topic as RSS, which podcast apps read. */
export async function GET(_request: Request, { params }: PageProps) {
  const { topic, episodes } = await inputOf(PATTERN, params);
  return rssResponse(feedOfTopic(topic, episodes));
}
