import { OpmlDownload } from '../../../../components/opml-download';
import { PageTitle } from '../../../../components/page-title';
import { ShowCatalogue } from '../../../../components/show-catalogue';
import { isFilled, leftOutOf, listOfTopic } from '../../../../content/feeds/opml';
import { words } from '../../../../content/internals/site-language';
import { groupedShows, type ShowList, topics } from '../../../../content/podcasts';
import { metadataFor } from '../../../metadata';
import { findBySlug, type SlugRouteProps, staticParamsOf } from '../../../slug-params';

export const generateStaticParams = () => staticParamsOf(topics);

export async function generateMetadata({ params }: SlugRouteProps) {
  const topic = await findBySlug(topics, params);
  const description = words.podcasts.topicDescription(topic.name);
  return metadataFor({ title: titleOf(topic), description, url: topic.url });
}

export default async function TopicPage({ params }: SlugRouteProps) {
  const topic = await findBySlug(topics, params);
  const { slug, shows } = topic;
  const list = listOfTopic(slug);
  return (
    <>
      <PageTitle title={titleOf(topic)}>{words.podcasts.count(shows.length)}</PageTitle>
      <ShowCatalogue shows={groupedShows(shows)} />
      {list && isFilled(list) && <OpmlDownload list={list} leftOut={leftOutOf(shows)} />}
    </>
  );
}

function titleOf({ name }: ShowList): string {
  return words.podcasts.topicTitle(name);
}
