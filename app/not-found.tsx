import type { Metadata } from 'next';
import { PageTitle } from '../components/page-title';
import { Phrase } from '../components/phrase';
import { PostList } from '../components/post-list';
import { Section } from '../components/section';
import { words } from '../content/internals/site-language';
import { posts } from '../content/posts';
import { urls } from '../content/urls';
import { documentTitle } from './metadata';

export const metadata: Metadata = { title: documentTitle(words.notFound.title) };

export default function NotFoundPage() {
  return (
    <>
      <PageTitle title={words.notFound.title}>
        <Phrase text={words.notFound.text} links={urls} />
      </PageTitle>
      {posts.length > 0 && (
        <Section id="newest" title={words.notFound.newestPost}>
          <PostList posts={posts.slice(0, 1)} dates="medium" />
        </Section>
      )}
    </>
  );
}
