import { AdjacentLink } from '../../../components/adjacent-link';
import { CalendarDay } from '../../../components/calendar-day';
import { Comments } from '../../../components/comments';
import { DraftLabel } from '../../../components/draft-label';
import { ForeignLink } from '../../../components/foreign-link';
import { formatList } from '../../../components/format';
import { JsonLd } from '../../../components/json-ld';
import { Logo } from '../../../components/logo';
import { Phrase } from '../../../components/phrase';
import { Prose } from '../../../components/prose';
import { TableOfContents } from '../../../components/table-of-contents';
import { TagList } from '../../../components/tag-list';
import { QuietLink } from '../../../components/text-link';
import { discussionOf } from '../../../content/discussions';
import { readBody } from '../../../content/internals/documents';
import { words } from '../../../content/internals/site-language';
import type { LinkedPost } from '../../../content/page-inputs';
import type { Post } from '../../../content/posts';
import { documentTitle, isForeign, metadataFor } from '../../metadata';
import { inputOf, type PageProps, staticParamsOf } from '../../page-input';
import { blogPosting } from '../../structured-data';

const PATTERN = '/posts/[slug]';
const MIN_HEADINGS_FOR_CONTENTS = 3;

export const generateStaticParams = () => staticParamsOf(PATTERN);

export async function generateMetadata({ params }: PageProps) {
  const { post } = await inputOf(PATTERN, params);
  return metadataFor({
    title: post.title,
    description: post.summary,
    url: post.url,
    canonical: post.canonical,
    image: post.image,
    language: post.lang,
    hasMarkdown: true,
    article: {
      published: post.publishedAt ?? post.date,
      modified: post.updatedAt ?? post.updated,
      tags: post.tags,
    },
  });
}

export default async function PostPage({ params }: PageProps) {
  const { post, tags, shows, newer, older } = await inputOf(PATTERN, params);
  const { html, headings, hasOwnContents } = await readBody(post);
  const discussion = discussionOf(post, documentTitle(post.title));
  return (
    <article className="page pt-6 lg:pt-8">
      <JsonLd data={blogPosting(post, shows)} />
      {post.canonical && isForeign(post.canonical) && (
        <ForeignLink rel="canonical" href={post.canonical} />
      )}
      <header className="contents">
        <p className="mb-2 flex flex-wrap gap-x-3 font-sans text-quiet text-small lg:margin lg:mb-0 lg:flex-col lg:pt-3">
          <CalendarDay day={post.date} instant={post.publishedAt} style="long" />{' '}
          <span>{words.post.readingTime(post.minutes)}</span>
          {post.updated && (
            <span>
              <Phrase
                text={words.post.updated}
                values={{
                  day: <CalendarDay day={post.updated} instant={post.updatedAt} style="long" />,
                }}
              />
            </span>
          )}
        </p>
        <div className="min-w-0 lg:col-start-2">
          <h1 {...textOf(post)} className="font-bold text-title leading-tight">
            {post.title}
          </h1>
          <DraftLabel post={post} />
          {post.authors.length > 0 && (
            <p className="mt-2 font-sans text-quiet text-small">
              {words.post.authors(formatList(post.authors))}
            </p>
          )}
          {post.description && (
            <p {...textOf(post)} className="mt-2 text-large text-quiet leading-snug">
              {post.description}
            </p>
          )}
          {post.tags.length > 0 && (
            <div className="mt-3">
              <TagList label={words.post.tags} tags={tags} />
            </div>
          )}
        </div>
      </header>
      {headings.length >= MIN_HEADINGS_FOR_CONTENTS && !hasOwnContents && (
        <div className="mt-5 border-line border-y py-3 lg:margin lg:mt-6 lg:border-0 lg:py-0 lg:pt-[0.15rem] print:hidden">
          <div className="scroll-shadow lg:-m-1 lg:sticky lg:top-3 lg:max-h-[calc(100vh-3rem)] lg:overflow-y-auto lg:p-1">
            <TableOfContents headings={headings} {...textOf(post)} />
          </div>
        </div>
      )}
      <div className="mt-6 min-w-0 lg:col-start-2">
        <Prose html={html} {...textOf(post)} />
        <Logo className="mt-5 size-[1.4em] text-accent" />
        {shows.length > 0 && (
          <nav aria-label={words.post.podcasts} className="mt-5 font-sans text-small print:hidden">
            <p className="text-quiet">{words.post.listen}</p>
            <ul className="mt-1 flex flex-wrap gap-x-4">
              {shows.map(({ slug, name, url }) => (
                <li key={slug} className="py-1">
                  <QuietLink href={url}>{name}</QuietLink>
                </li>
              ))}
            </ul>
          </nav>
        )}
        {discussion && <Comments {...discussion} />}
        {(older || newer) && (
          <nav
            aria-label={words.post.neighbours}
            className="mt-7 grid gap-4 sm:grid-cols-2 print:hidden"
          >
            {older && <AdjacentPost rel="prev" post={older} />}
            {newer && <AdjacentPost rel="next" post={newer} />}
          </nav>
        )}
      </div>
    </article>
  );
}

/** The language and the direction of a post's text, where they are not those of the site. */
function textOf({ lang, dir }: Pick<Post, 'lang' | 'dir'>) {
  return { lang, dir };
}

function AdjacentPost({ rel, post }: { rel: 'prev' | 'next'; post: LinkedPost }) {
  const label = rel === 'next' ? words.post.newer : words.post.older;
  return (
    <AdjacentLink rel={rel} url={post.url} label={label} {...textOf(post)}>
      {post.title}
    </AdjacentLink>
  );
}
