import { namedLists, opmlResponse } from '../../../../content/feeds/opml';
import { findBySlug, type SlugRouteProps, staticParamsOf } from '../../../slug-params';

export const dynamic = 'force-static';

export const generateStaticParams = () => staticParamsOf(namedLists);

/** The running shows about a topic, or all ended ones, as OPML, which podcast apps import. */
export async function GET(_request: Request, { params }: SlugRouteProps) {
  return opmlResponse(await findBySlug(namedLists, params));
}
