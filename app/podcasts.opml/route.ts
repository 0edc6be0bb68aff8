import { notFound } from 'next/navigation';
import { isEmptyUrl } from '../../content/empty-urls';
import { currentList, opmlResponse } from '../../content/feeds/opml';
import { urls } from '../../content/urls';

export const dynamic = 'force-static';

/** All running shows as OPML, which podcast apps import. */
export async function GET() {
  if (isEmptyUrl(urls.opml)) notFound();
  return opmlResponse(currentList);
}
