import { showData } from '../../content/feeds/podcasts-json';
import { absolute, site } from '../../content/site';

export const dynamic = 'force-static';

/** What is known of the shows, for programs. The page `/podcasts/data/` says what the fields mean. */
export async function GET() {
  return Response.json({
    version: 1,
    title: `${site.name}: podcasts`,
    page: absolute('/podcasts/'),
    shows: showData,
  });
}
