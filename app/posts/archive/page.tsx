import { notFound } from 'next/navigation';
import { ArchiveYears } from '../../../components/archive-years';
import { PageTitle } from '../../../components/page-title';
import { Section } from '../../../components/section';
import { TermColumns } from '../../../components/term-list';
import { TextLink } from '../../../components/text-link';
import { archiveYears } from '../../../content/archive';
import { isEmptyUrl } from '../../../content/empty-urls';
import { words } from '../../../content/internals/site-language';
import { postPages, posts, tags } from '../../../content/posts';
import { site } from '../../../content/site';
import { urls } from '../../../content/urls';
import { metadataFor } from '../../metadata';

/** The others are in the list of all tags. */
const MAX_TAGS = 100;

export const metadata = metadataFor({
  title: words.archive.title,
  description: words.archive.description(site.name),
  url: urls.archive,
});

export default function ArchivePage() {
  if (isEmptyUrl(urls.archive)) notFound();
  const counted = tags.map(({ slug, name, url, posts }) => ({
    slug,
    name,
    url,
    count: posts.length,
  }));
  // Those with the same count stay in the order of their names.
  const frequent = counted.sort((a, b) => b.count - a.count).slice(0, MAX_TAGS);
  return (
    <>
      <PageTitle title={words.archive.title}>{words.posts.count(posts.length)}</PageTitle>
      <Section id="years" title={words.archive.years}>
        <ArchiveYears years={archiveYears(postPages)} />
      </Section>
      {frequent.length > 0 && (
        <Section id="tags" title={words.archive.tags}>
          <TermColumns terms={frequent} />
          {frequent.length < tags.length && (
            <p className="mt-3 font-sans text-small">
              <TextLink href={urls.tags}>{words.frame.allTags}</TextLink>
            </p>
          )}
        </Section>
      )}
    </>
  );
}
