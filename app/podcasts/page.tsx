import type { ItemList, WithContext } from 'schema-dts';
import { JsonLd } from '../../components/json-ld';
import { PageTitle } from '../../components/page-title';
import { Section } from '../../components/section';
import { ShowCatalogue } from '../../components/show-catalogue';
import { TakeAlong } from '../../components/take-along';
import { TextLink } from '../../components/text-link';
import { metadataFor } from '../../content/metadata';
import { allShows } from '../../content/opml';
import { podcastSeries } from '../../content/podcast-series';
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
  ['number', 'its place in the list, from 1'],
  ['name, hosts, topics, language', 'as on its page; the language as BCP 47 names it'],
  ['group', 'top or notable'],
  ['page, address', 'its page here, and where to listen'],
  ['cadence, length, why', 'in words, where the author says so'],
  ['feed, appleId, spotifyId', 'where it is found, as far as it is known'],
  ['status', 'kind (active, late, ended, unchecked or unknown), asOf and newest (days)'],
  ['subscribe', 'its address in each app'],
  ['episodes', 'the newest, each with title, published, seconds, link and audio'],
];

function ForPrograms() {
  return (
    <Section id="programs" title="For programs">
      <p>
        All of this as data is in <TextLink href={site.podcasts.json}>podcasts.json</TextLink>: an
        object with version (1, until a field changes its meaning), title, page and shows. What is
        not known is left out. A show has
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
      item: podcastSeries(show),
    })),
  };
}
