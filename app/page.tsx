import type { ReactNode } from 'react';
import { PostList } from '../components/post-list';
import { Section } from '../components/section';
import { ShowList } from '../components/show-list';
import { TextLink } from '../components/text-link';
import { words } from '../content/internals/site-language';
import { listedPost } from '../content/page-inputs';
import { listed, shows, topShows } from '../content/podcasts';
import { pinnedPosts, posts } from '../content/posts';
import { site } from '../content/site';
import { urls } from '../content/urls';
import { metadataFor } from './metadata';

const NEWEST = 5;

export const metadata = metadataFor({ description: site.tagline, url: '/' });

export default function HomePage() {
  const newest = posts.filter(({ pinned }) => !pinned).slice(0, NEWEST);
  return (
    <>
      <div className="page pt-7 lg:pt-10">
        <h1 className="text-balance text-title leading-tight lg:col-start-2">{site.tagline}</h1>
      </div>
      {posts.length > 0 && (
        <Section id="posts" title={words.home.newestPosts}>
          <PostList
            pinned={pinnedPosts.map(listedPost)}
            posts={newest.map(listedPost)}
            dates="medium"
          />
          {posts.length > pinnedPosts.length + newest.length && (
            <MoreLink url={urls.posts}>{words.posts.all(posts.length)}</MoreLink>
          )}
        </Section>
      )}
      {topShows.length > 0 && (
        <Section id="podcasts" title={words.home.topPodcasts}>
          <ShowList shows={listed(topShows)} />
          <MoreLink url={urls.podcasts}>{words.podcasts.all(shows.length)}</MoreLink>
        </Section>
      )}
      {posts.length + shows.length === 0 && (
        <div className="page mt-8">
          <p className="lg:col-start-2">{words.posts.none}</p>
        </div>
      )}
    </>
  );
}

function MoreLink({ url, children }: { url: string; children: ReactNode }) {
  return (
    <p className="mt-5 font-sans text-small">
      <TextLink href={url}>{children}</TextLink>
    </p>
  );
}
