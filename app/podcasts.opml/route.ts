import { notFound } from 'next/navigation';
import { currentList, isFilled, opmlResponse } from '../../content/feeds/opml';

export const dynamic = 'force-static';

/** All shows that are running, for podcast apps to import. */
export async function GET() {
  return isFilled(currentList) ? opmlResponse(currentList) : notFound();
}
