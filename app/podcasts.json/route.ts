import { showData } from '../../content/feeds/podcasts-json';
import { site } from '../../content/site';
import { absoluteUrl } from '../../content/urls';

export const dynamic = 'force-static';

/** What is known of the shows, for programs. The page `/podcasts/data/` says what the fields mean. */
export async function GET() {
  return Response.json({
    version: 1,
    title: `${site.name}: podcasts`,
    page: absoluteUrl('/podcasts/'),
    shows: showData,
  });
}
