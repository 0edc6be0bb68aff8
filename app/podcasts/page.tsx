import type { ItemList, WithContext } from 'schema-dts';
import { JsonLd } from '../../components/json-ld';
import { PageTitle } from '../../components/page-title';
import { Section } from '../../components/section';
import { ShowCatalogue } from '../../components/show-catalogue';
import { TakeAlong } from '../../components/take-along';
import { TextLink } from '../../components/text-link';
import { metadataFor } from '../../content/metadata';
import { allShows } from '../../content/opml';
import { seriesInBrief } from '../../content/podcast-series';
import { shows } from '../../content/podcasts';
import { site } from '../../content/site';

const description =
  'Podcasts about data science and machine learning, in the order I would recommend them.';

export const metadata = metadataFor({
  title: 'Podcasts',
  description,
  url: '/podcasts/',
  feed: { url: site.podcasts.feed, title: `${site.name}: new episodes` },
});

export default function PodcastsPage() {
  return (
    <>
      <JsonLd data={itemList()} />
      <PageTitle title="Podcasts">
        {shows.length === 0 ? 'No show is listed yet.' : description}
      </PageTitle>
      <ShowCatalogue shows={shows} />
      {shows.length > 0 && (
        <>
          <TakeAlong shows={shows} list={allShows.shows.length > 0 ? allShows : undefined}>
            <p>
              To see what is new without following each show, there is{' '}
              <TextLink href={site.podcasts.feed}>one feed of all new episodes</TextLink>.
            </p>
          </TakeAlong>
          <ForPrograms />
        </>
      )}
    </>
  );
}

const fields = [
  ['number, name, hosts, topics, cadence, length, why', 'as on its page'],
  ['language', 'as BCP 47 names it'],
  ['group', 'top or notable'],
  ['page, address', 'its page here, and where to listen'],
  ['feed, appleId, spotifyId', 'where else it is found'],
  ['subscribe', 'for each app, its url there'],
  ['status', 'kind (active, late, ended, unchecked, unknown), and the days asOf and newest'],
  ['episodes', 'the newest: title, published, seconds, link, audio'],
];

function ForPrograms() {
  return (
    <Section id="programs" title="For programs">
      <p>
        All of this is also in <TextLink href={site.podcasts.json}>podcasts.json</TextLink>, as
        version (1, until a field changes its meaning), title, page and shows. Each show has, as far
        as they are known:
      </p>
      <dl className="mt-2 font-sans text-small sm:grid sm:grid-cols-[auto_1fr] sm:gap-x-4">
        {fields.map(([names, meaning]) => (
          <div key={names} className="contents">
            <dt className="py-0.5 font-semibold">{names}</dt>
            <dd className="py-0.5 text-quiet">{meaning}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

function itemList(): WithContext<ItemList> {
  return {
    '@context': 'https://schema.org',
    '@type': 'ItemList',
    name: 'Podcasts',
    itemListOrder: 'https://schema.org/ItemListOrderAscending',
    numberOfItems: shows.length,
    itemListElement: shows.map((show) => ({
      '@type': 'ListItem',
      position: show.number,
      item: seriesInBrief(show),
    })),
  };
}
