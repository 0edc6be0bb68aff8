import { notFound } from 'next/navigation';
import { PostArchive } from '../../components/post-archive';
import { isEmptyUrl } from '../../content/empty-urls';
import { words } from '../../content/internals/site-language';
import { archiveInput } from '../../content/page-inputs';
import { postPages } from '../../content/posts';
import { site } from '../../content/site';
import { urls } from '../../content/urls';
import { metadataForListPage } from '../metadata';

const [page] = postPages;

export const metadata = metadataForListPage(
  { title: words.posts.title, description: words.posts.description(site.name) },
  postPages,
  page,
);

export default function PostsPage() {
  if (isEmptyUrl(urls.posts)) notFound();
  return <PostArchive {...archiveInput(page)} />;
}
