import type { Metadata } from 'next';
import { PageTitle } from '../components/page-title';
import { PostList } from '../components/post-list';
import { Section } from '../components/section';
import { TextLink } from '../components/text-link';
import { posts } from '../content/posts';
import { urls } from '../content/urls';
import { documentTitle } from './metadata';

export const metadata: Metadata = { title: documentTitle('Out of earshot') };

export default function NotFoundPage() {
  return (
    <>
      <PageTitle title="Out of earshot">
        Nothing answers at this address. It may be mistyped, or the page may have moved. From here
        you can go to <TextLink href={urls.posts}>all posts</TextLink>, to{' '}
        <TextLink href={urls.tags}>their tags</TextLink> or to{' '}
        <TextLink href={urls.podcasts}>the podcasts</TextLink>.
      </PageTitle>
      {posts.length > 0 && (
        <Section id="newest" title="Newest post">
          <PostList posts={posts.slice(0, 1)} dates="medium" />
        </Section>
      )}
    </>
  );
}
