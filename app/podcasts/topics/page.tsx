import { notFound } from 'next/navigation';
import { PageTitle } from '../../../components/page-title';
import { TermList } from '../../../components/term-list';
import { isEmptyUrl } from '../../../content/empty-urls';
import { words } from '../../../content/internals/site-language';
import { topics } from '../../../content/podcasts';
import { site } from '../../../content/site';
import { urls } from '../../../content/urls';
import { metadataFor } from '../../metadata';

export const metadata = metadataFor({
  title: words.podcasts.byTopicTitle,
  description: words.podcasts.byTopicDescription(site.name),
  url: urls.podcastTopics,
});

export default function TopicsPage() {
  if (isEmptyUrl(urls.podcastTopics)) notFound();
  const terms = topics.map(({ shows, ...topic }) => ({ ...topic, count: shows.length }));
  return (
    <>
      <PageTitle title={words.podcasts.byTopicTitle} />
      <TermList terms={terms} />
    </>
  );
}
