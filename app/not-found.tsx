import type { Metadata } from 'next';
import { PageTitle } from '../components/page-title';
import { PostList } from '../components/post-list';
import { Section } from '../components/section';
import { posts } from '../content/posts';
import { site } from '../content/site';

export const metadata: Metadata = {
  title: `Out of earshot · ${site.name}`,
  robots: { index: false },
};

export default function NotFoundPage() {
  return (
    <>
      <PageTitle title="Out of earshot">
        Nothing answers at this address. It may be mistyped, or the page may have moved. From here
        you can go to{' '}
        <a href="/posts/" className="text-accent underline underline-offset-4">
          all posts
        </a>
        , to{' '}
        <a href="/tags/" className="text-accent underline underline-offset-4">
          their tags
        </a>{' '}
        or to{' '}
        <a href="/podcasts/" className="text-accent underline underline-offset-4">
          the podcasts
        </a>
        .
      </PageTitle>
      {posts.length > 0 && (
        <Section id="newest" title="Newest post">
          <PostList posts={posts.slice(0, 1)} dates="medium" />
        </Section>
      )}
    </>
  );
}
