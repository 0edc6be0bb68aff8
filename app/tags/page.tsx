import { notFound } from 'next/navigation';
import { PageTitle } from '../../components/page-title';
import { TermList } from '../../components/term-list';
import { isEmptyUrl } from '../../content/empty-urls';
import { words } from '../../content/internals/site-language';
import { tags } from '../../content/posts';
import { site } from '../../content/site';
import { urls } from '../../content/urls';
import { metadataFor } from '../metadata';

export const metadata = metadataFor({
  title: words.tags.title,
  description: words.tags.description(site.name),
  url: urls.tags,
});

export default function TagsPage() {
  if (isEmptyUrl(urls.tags)) notFound();
  return (
    <>
      <PageTitle title={words.tags.title}>{words.tags.intro}</PageTitle>
      <TermList terms={tags.map(({ posts, ...tag }) => ({ ...tag, count: posts.length }))} />
    </>
  );
}
