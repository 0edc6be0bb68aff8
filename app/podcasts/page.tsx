import type { ItemList, WithContext } from 'schema-dts';
import { JsonLd } from '../../components/json-ld';
import { PageTitle } from '../../components/page-title';
import { Section } from '../../components/section';
import { ShowList } from '../../components/show-list';
import { metadataFor } from '../../content/metadata';
import { showGroups, shows, withText } from '../../content/podcasts';

const description =
  'Podcasts about data science and machine learning, in the order I would recommend them.';

export const metadata = metadataFor({ title: 'Podcasts', description, url: '/podcasts/' });

export default async function PodcastsPage() {
  return (
    <>
      <JsonLd data={itemList()} />
      <PageTitle title="Podcasts">
        {shows.length === 0 ? 'No show is listed yet.' : description}
      </PageTitle>
      {
        await Promise.all(
          showGroups.map(async ({ name, id, shows }) => (
            <Section key={id} id={id} title={name}>
              <ShowList shows={await withText(shows)} />
            </Section>
          )),
        )
      }
    </>
  );
}

function itemList(): WithContext<ItemList> {
  return {
    '@context': 'https://schema.org',
    '@type': 'ItemList',
    name: 'Podcasts',
    itemListOrder: 'https://schema.org/ItemListOrderAscending',
    numberOfItems: shows.length,
    itemListElement: shows.map(({ number, name, address, hosts, summary, topics }) => ({
      '@type': 'ListItem',
      position: number,
      item: {
        '@type': 'PodcastSeries',
        name,
        url: address,
        description: summary,
        author: hosts.map((host) => ({ '@type': 'Person', name: host })),
        keywords: topics,
      },
    })),
  };
}
