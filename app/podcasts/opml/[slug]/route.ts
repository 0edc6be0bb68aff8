import { namedLists, opmlResponse } from '../../../../content/feeds/opml';
import { itemAt, type SlugProps, slugParams } from '../../../slug-params';

export const dynamic = 'force-static';

export const generateStaticParams = () => slugParams(namedLists);

/** The shows of a topic, or those that have ended, for podcast apps to import. */
export async function GET(_request: Request, { params }: SlugProps) {
  return opmlResponse(await itemAt(namedLists, params));
}
