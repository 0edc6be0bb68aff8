import { notFound } from 'next/navigation';
import { PageTitle } from '../../components/page-title';
import { QuietLink } from '../../components/text-link';
import { isEmptyUrl } from '../../content/empty-urls';
import { words } from '../../content/internals/site-language';
import { tags } from '../../content/posts';
import { site } from '../../content/site';
import { urls } from '../../content/urls';
import { metadataFor } from '../metadata';

export const metadata = metadataFor({
  title: words.tags.title,
  description: words.tags.description(site.name),
  url: urls.tags,
});

export default function TagsPage() {
  if (isEmptyUrl(urls.tags)) notFound();
  return (
    <>
      <PageTitle title={words.tags.title}>{words.tags.intro}</PageTitle>
      <div className="page mt-8">
        <ul className="wrap-anywhere columns-[9rem] gap-6 lg:col-start-2">
          {tags.map(({ slug, name, url, posts }) => (
            <li key={slug} className="py-1">
              <QuietLink href={url}>{name}</QuietLink>
              {'\u00a0'}
              <span className="font-sans text-quiet text-small figures">{posts.length}</span>
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}
