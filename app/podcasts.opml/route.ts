import { notFound } from 'next/navigation';
import { currentList, isFilled, opmlResponse } from '../../content/feeds/opml';

export const dynamic = 'force-static';

/** All running shows as OPML, which podcast apps import. */
export async function GET() {
  return isFilled(currentList) ? opmlResponse(currentList) : notFound();
}
