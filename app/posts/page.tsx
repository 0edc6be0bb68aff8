import { notFound } from 'next/navigation';
import { PageTitle } from '../../components/page-title';
import { PostList } from '../../components/post-list';
import { Section } from '../../components/section';
import { isEmptyUrl } from '../../content/empty-urls';
import { words } from '../../content/internals/site-language';
import { postsByYear } from '../../content/posts';
import { site } from '../../content/site';
import { urls } from '../../content/urls';
import { metadataFor } from '../metadata';

export const metadata = metadataFor({
  title: words.posts.title,
  description: words.posts.description(site.name),
  url: urls.posts,
});

export default function PostsPage() {
  if (isEmptyUrl(urls.posts)) notFound();
  return (
    <>
      <PageTitle title={words.posts.title}>{words.posts.intro}</PageTitle>
      {postsByYear().map(({ year, posts }) => (
        <Section key={year} id={`in-${year}`} title={year}>
          <PostList posts={posts} dates="short" />
        </Section>
      ))}
    </>
  );
}
