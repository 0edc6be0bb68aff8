import { shows } from '../../content/podcasts';
import { absolute, site } from '../../content/site';
import { subscribeLinks } from '../../content/subscribe';

export const dynamic = 'force-static';

/** All that the site knows of the shows, for programs. What the fields mean is said on the podcast page. */
export async function GET() {
  return Response.json({
    version: 1,
    title: `${site.name}: podcasts`,
    page: absolute('/podcasts/'),
    shows: shows.map((show) => ({
      number: show.number,
      name: show.name,
      page: absolute(show.url),
      address: show.address,
      hosts: show.hosts,
      topics: show.topics,
      group: show.group,
      language: show.language,
      cadence: show.cadence,
      length: show.length,
      why: show.why,
      feed: show.feed,
      appleId: show.appleId,
      spotifyId: show.spotifyId,
      status: show.status,
      subscribe: subscribeLinks(show),
      episodes: show.snapshot?.episodes.map(({ title, published, seconds, link, audio }) => ({
        title,
        published,
        seconds,
        link,
        audio,
      })),
    })),
  });
}
