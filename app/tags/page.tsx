import { notFound } from 'next/navigation';
import { TagIndex } from '../../components/tag-index';
import { isEmptyUrl } from '../../content/empty-urls';
import { words } from '../../content/internals/site-language';
import { tagIndexInput } from '../../content/page-inputs';
import { tagPages } from '../../content/posts';
import { site } from '../../content/site';
import { urls } from '../../content/urls';
import { metadataForListPage } from '../metadata';

const [page] = tagPages;

export const metadata = metadataForListPage(
  { title: words.tags.title, description: words.tags.description(site.name) },
  tagPages,
  page,
);

export default function TagsPage() {
  if (isEmptyUrl(urls.tags)) notFound();
  return <TagIndex {...tagIndexInput(page)} />;
}
