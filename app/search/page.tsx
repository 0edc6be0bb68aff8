import { notFound } from 'next/navigation';
import { InlineScript } from '../../components/inline-script';
import { PageTitle } from '../../components/page-title';
import { SearchForm } from '../../components/search-form';
import { SearchResults } from '../../components/search-results';
import { SearchTitles } from '../../components/search-titles';
import { isEmptyUrl } from '../../content/empty-urls';
import { words } from '../../content/internals/site-language';
import {
  filledKinds,
  pageTitles,
  searchTags,
  showTitles,
  titlesByTopic,
  titlesWithoutTopic,
} from '../../content/search-titles';
import { site } from '../../content/site';
import { urls } from '../../content/urls';
import { metadataFor } from '../metadata';

export const metadata = metadataFor({
  title: words.search.title,
  description: words.search.description(site.name),
  url: urls.search,
});

const isPublished = process.env.NODE_ENV === 'production';

// Before the first paint: the field has what is searched for, and the lists are not there for a moment.
const showQuery = `{
const q=new URLSearchParams(location.search).get('q');
if(q){document.querySelector('main [name=q]').value=q;document.querySelector('[data-titles]').hidden=1}
}`;

export default function SearchPage() {
  if (isEmptyUrl(urls.search)) notFound();
  const kinds = filledKinds().map((kind) => ({ value: kind, name: words.search.kinds[kind] }));
  const tags = searchTags().map(({ slug, name }) => ({ value: slug, name }));
  return (
    <>
      <PageTitle title={words.search.title} />
      <SearchForm
        choices={{
          kinds: [{ value: '', name: words.search.everything }, ...kinds],
          tags: [{ value: '', name: words.search.anyTag }, ...tags],
        }}
      />
      <SearchResults />
      <SearchTitles
        note={isPublished ? undefined : words.search.inDevelopment}
        topics={titlesByTopic()}
        others={[
          { id: 'no-topic', title: words.search.withoutTopic, titles: titlesWithoutTopic() },
          { id: 'shows', title: words.podcasts.title, titles: showTitles() },
          { id: 'pages', title: words.search.kinds.page, titles: pageTitles() },
        ]}
      />
      {isPublished && <InlineScript code={showQuery} />}
      {isPublished && <script type="module" src={`${urls.search}search.js`} />}
    </>
  );
}
