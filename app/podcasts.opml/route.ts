import { allShows, opmlOf } from '../../content/opml';

export const dynamic = 'force-static';

/** All shows that are running, for podcast apps to import. */
export async function GET() {
  return new Response(opmlOf(allShows), {
    headers: { 'Content-Type': 'text/x-opml; charset=utf-8' },
  });
}
