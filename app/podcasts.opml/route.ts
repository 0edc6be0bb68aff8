import { notFound } from 'next/navigation';
import { allShows, opmlOf } from '../../content/opml';

export const dynamic = 'force-static';

/** All shows that are running, for podcast apps to import. */
export async function GET() {
  // A list of nothing is no OPML.
  if (allShows.shows.length === 0) notFound();
  return new Response(opmlOf(allShows), {
    headers: { 'Content-Type': 'text/x-opml; charset=utf-8' },
  });
}
