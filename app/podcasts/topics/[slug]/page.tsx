import { PageTitle } from '../../../../components/page-title';
import { ShowCatalogue } from '../../../../components/show-catalogue';
import { TakeAlong } from '../../../../components/take-along';
import { metadataFor } from '../../../../content/metadata';
import { listOfTopic } from '../../../../content/opml';
import { type ShowGroup, topics } from '../../../../content/podcasts';
import { itemAt, type SlugProps, slugParams } from '../../../../content/slug-routes';

export const generateStaticParams = () => slugParams(topics);

export async function generateMetadata({ params }: SlugProps) {
  const topic = await itemAt(topics, params);
  const description = `Podcasts about ${topic.name}, in the order I would recommend them.`;
  return metadataFor({ title: titleOf(topic), description, url: topic.url });
}

export default async function TopicPage({ params }: SlugProps) {
  const topic = await itemAt(topics, params);
  const { slug, shows } = topic;
  return (
    <>
      <PageTitle title={titleOf(topic)}>
        {shows.length === 1 ? 'One show.' : `${shows.length} shows.`}
      </PageTitle>
      <ShowCatalogue shows={shows} />
      <TakeAlong shows={shows} list={listOfTopic(slug)} />
    </>
  );
}

function titleOf({ name }: ShowGroup): string {
  return `Podcasts about ${name}`;
}
