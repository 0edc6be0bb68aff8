import { PostArchive } from '../../../../components/post-archive';
import { words } from '../../../../content/internals/site-language';
import { site } from '../../../../content/site';
import { metadataForListPage } from '../../../metadata';
import { inputOf, type PageProps, staticParamsOf } from '../../../page-input';

const PATTERN = '/posts/page/[number]';

export const generateStaticParams = () => staticParamsOf(PATTERN);

export async function generateMetadata({ params }: PageProps) {
  const { page, pages } = await inputOf(PATTERN, params);
  const description = words.posts.description(site.name);
  return metadataForListPage({ title: words.posts.title, description }, pages, page);
}

/** A further page of the list of posts. */
export default async function PostsPage({ params }: PageProps) {
  return <PostArchive {...(await inputOf(PATTERN, params))} />;
}
