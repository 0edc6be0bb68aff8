import { showData } from '../../content/podcast-data';
import { absolute, site } from '../../content/site';

export const dynamic = 'force-static';

/** All that the site knows of the shows, for programs. The podcast page says what the fields mean. */
export async function GET() {
  return Response.json({
    version: 1,
    title: `${site.name}: podcasts`,
    page: absolute('/podcasts/'),
    shows: showData,
  });
}
