import { JsonLd } from '../../components/json-ld';
import { OpmlDownload } from '../../components/opml-download';
import { PageTitle } from '../../components/page-title';
import { Section } from '../../components/section';
import { ShowCatalogue } from '../../components/show-catalogue';
import { TextLink } from '../../components/text-link';
import { archiveList, currentList, isFilled, leftOutOf } from '../../content/feeds/opml';
import { groupedShows, shows } from '../../content/podcasts';
import { site } from '../../content/site';
import { urls } from '../../content/urls';
import { metadataFor } from '../metadata';
import { podcastList } from '../structured-data';

const description =
  'Podcasts about data science and machine learning, in the order I would recommend them.';

export const metadata = metadataFor({
  title: 'Podcasts',
  description,
  url: urls.podcasts,
  feed: { url: urls.episodeFeed, title: `${site.name}: new episodes` },
});

export default function PodcastsPage() {
  return (
    <>
      <JsonLd data={podcastList(shows)} />
      <PageTitle title="Podcasts">
        {shows.length === 0 ? 'No show is listed yet.' : description}
      </PageTitle>
      <ShowCatalogue shows={groupedShows(shows)} />
      {(isFilled(currentList) || isFilled(archiveList)) && (
        <OpmlDownload
          list={currentList}
          leftOut={leftOutOf(shows)}
          archive={isFilled(archiveList) ? archiveList : undefined}
        />
      )}
      {shows.length > 0 && (
        <Section id="more" title="In other forms">
          <p>
            There is <TextLink href={urls.episodeFeed}>one feed of all new episodes</TextLink>, and{' '}
            <TextLink href={urls.podcastData}>all of this as data</TextLink> for programs.
          </p>
        </Section>
      )}
    </>
  );
}
