import { PageTitle } from '../../components/page-title';
import { PostList } from '../../components/post-list';
import { Section } from '../../components/section';
import { posts, postsByYear } from '../../content/posts';
import { site } from '../../content/site';
import { urls } from '../../content/urls';
import { metadataFor } from '../metadata';

export const metadata = metadataFor({
  title: 'Posts',
  description: `All posts of ${site.name}, newest first.`,
  url: urls.posts,
});

export default function PostsPage() {
  return (
    <>
      <PageTitle title="Posts">
        {posts.length === 0 ? 'Nothing is written yet.' : 'Everything written here, newest first.'}
      </PageTitle>
      {postsByYear().map(({ year, posts }) => (
        <Section key={year} id={`in-${year}`} title={year}>
          <PostList posts={posts} dates="short" />
        </Section>
      ))}
    </>
  );
}
