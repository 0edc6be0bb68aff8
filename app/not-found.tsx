import type { Metadata } from 'next';
import { PageTitle } from '../components/page-title';
import { PostList } from '../components/post-list';
import { SearchForm } from '../components/search-form';
import { Section } from '../components/section';
import { TextLink } from '../components/text-link';
import { isEmptyUrl } from '../content/empty-urls';
import { words } from '../content/internals/site-language';
import { listedPost } from '../content/page-inputs';
import { posts } from '../content/posts';
import { site } from '../content/site';
import { urls } from '../content/urls';
import { documentTitle } from './metadata';

export const metadata: Metadata = { title: documentTitle(words.notFound.title) };

const places = [
  { label: site.name, url: urls.home },
  { label: words.posts.title, url: urls.posts },
  { label: words.tags.title, url: urls.tags },
  { label: words.podcasts.title, url: urls.podcasts },
].filter(({ url }) => !isEmptyUrl(url));

export default function NotFoundPage() {
  return (
    <>
      <PageTitle title={words.notFound.title}>{words.notFound.text}</PageTitle>
      {!isEmptyUrl(urls.search) && <SearchForm />}
      <div className="page mt-4">
        <ul className="flex flex-wrap gap-x-4 lg:col-start-2">
          {places.map(({ label, url }) => (
            <li key={url}>
              <TextLink href={url}>{label}</TextLink>
            </li>
          ))}
        </ul>
      </div>
      {posts.length > 0 && (
        <Section id="newest" title={words.notFound.newestPost}>
          <PostList posts={posts.slice(0, 1).map(listedPost)} dates="medium" />
        </Section>
      )}
    </>
  );
}
