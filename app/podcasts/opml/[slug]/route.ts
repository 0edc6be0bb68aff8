import { opmlResponse } from '../../../../content/feeds/opml';
import { inputOf, type PageProps, staticParamsOf } from '../../../page-input';

const PATTERN = '/podcasts/opml/[slug]';

export const dynamic = 'force-static';

export const generateStaticParams = () => staticParamsOf(PATTERN);

/** The running shows about a topic, or all ended ones, as OPML, which podcast apps import. */
export async function GET(_request: Request, { params }: PageProps) {
  return opmlResponse(await inputOf(PATTERN, params));
}
