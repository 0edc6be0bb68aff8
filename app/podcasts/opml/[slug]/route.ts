import { namedLists, opmlOf } from '../../../../content/opml';
import { itemAt, type SlugProps, slugParams } from '../../../../content/slug-routes';

export const dynamic = 'force-static';
export const dynamicParams = false;

export const generateStaticParams = () => slugParams(namedLists);

/** The shows of a topic, or those that have ended, for podcast apps to import. */
export async function GET(_request: Request, { params }: SlugProps) {
  return new Response(opmlOf(await itemAt(namedLists, params)), {
    headers: { 'Content-Type': 'text/x-opml; charset=utf-8' },
  });
}
