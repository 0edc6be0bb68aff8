import { notFound } from 'next/navigation';
import { JsonLd } from '../../components/json-ld';
import { LinkLine } from '../../components/link-line';
import { OpmlDownload } from '../../components/opml-download';
import { PageTitle } from '../../components/page-title';
import { Phrase } from '../../components/phrase';
import { Section } from '../../components/section';
import { ShowCatalogue } from '../../components/show-catalogue';
import { isEmptyUrl } from '../../content/empty-urls';
import { archiveList, currentList, isFilled, leftOutOf } from '../../content/feeds/opml';
import { words } from '../../content/internals/site-language';
import { groupedShows, shows } from '../../content/podcasts';
import { site } from '../../content/site';
import { urls } from '../../content/urls';
import { episodeFeedLinks, metadataFor } from '../metadata';
import { podcastList } from '../structured-data';

export const metadata = metadataFor({
  title: words.podcasts.title,
  description: words.podcasts.description,
  url: urls.podcasts,
  feeds: episodeFeedLinks(urls.podcasts, words.subscribe.episodesTitle(site.name)),
});

export default function PodcastsPage() {
  if (isEmptyUrl(urls.podcasts)) notFound();
  return (
    <>
      <JsonLd data={podcastList(shows)} />
      <PageTitle title={words.podcasts.title}>{words.podcasts.description}</PageTitle>
      <LinkLine
        label={words.podcasts.ways}
        links={[
          { name: words.podcasts.followAll, url: urls.opml },
          { name: words.podcasts.newEpisodes, url: urls.newEpisodes },
          { name: words.podcasts.byName, url: urls.showsByName },
          { name: words.podcasts.byTopic, url: urls.podcastTopics },
        ].filter(({ url }) => !isEmptyUrl(url))}
      />
      <ShowCatalogue shows={groupedShows(shows)} />
      {(isFilled(currentList) || isFilled(archiveList)) && (
        <OpmlDownload
          list={currentList}
          leftOut={leftOutOf(shows)}
          archive={isFilled(archiveList) ? archiveList : undefined}
        />
      )}
      <Section id="more" title={words.podcasts.more}>
        <p>
          <Phrase
            text={words.podcasts.moreText}
            links={{ feed: urls.episodeFeed, data: urls.podcastData }}
          />
        </p>
      </Section>
    </>
  );
}
