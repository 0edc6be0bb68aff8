import { OpmlDownload } from '../../../../components/opml-download';
import { PageTitle } from '../../../../components/page-title';
import { Phrase } from '../../../../components/phrase';
import { ShowCatalogue } from '../../../../components/show-catalogue';
import { isFilled } from '../../../../content/feeds/opml';
import { words } from '../../../../content/internals/site-language';
import { pictureOfTopic } from '../../../../content/link-pictures';
import type { ShowList } from '../../../../content/podcasts';
import { site } from '../../../../content/site';
import { feedUrlsOf } from '../../../../content/urls';
import { episodeFeedLinks, metadataFor } from '../../../metadata';
import { inputOf, type PageProps, staticParamsOf } from '../../../page-input';

const PATTERN = '/podcasts/topics/[slug]';

export const generateStaticParams = () => staticParamsOf(PATTERN);

export async function generateMetadata({ params }: PageProps) {
  const { topic } = await inputOf(PATTERN, params);
  const description = words.podcasts.topicDescription(topic.name);
  const feedTitle = words.subscribe.topicEpisodesTitle(site.name, topic.name);
  const feeds = episodeFeedLinks(topic.url, feedTitle);
  const picture = pictureOfTopic(topic);
  return metadataFor({ title: titleOf(topic), description, url: topic.url, picture, feeds });
}

export default async function TopicPage({ params }: PageProps) {
  const { topic, count, catalogue, list, leftOut } = await inputOf(PATTERN, params);
  return (
    <>
      <PageTitle title={titleOf(topic)}>
        {words.podcasts.count(count)}{' '}
        <Phrase text={words.podcasts.topicFeed} links={{ feed: feedUrlsOf(topic.url).xml }} />
      </PageTitle>
      <ShowCatalogue shows={catalogue} />
      {list && isFilled(list) && <OpmlDownload list={list} leftOut={leftOut} />}
    </>
  );
}

function titleOf({ name }: Pick<ShowList, 'name'>): string {
  return words.podcasts.topicTitle(name);
}
