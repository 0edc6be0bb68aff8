import { AuthorCards } from '../../../components/author-cards';
import { Byline } from '../../../components/byline';
import { CalendarDay } from '../../../components/calendar-day';
import { Colophon } from '../../../components/colophon';
import { Comments } from '../../../components/comments';
import { DraftLabel } from '../../../components/draft-label';
import { ForeignLink } from '../../../components/foreign-link';
import { JsonLd } from '../../../components/json-ld';
import { Logo } from '../../../components/logo';
import { MentionedIn } from '../../../components/mentioned-in';
import { Picture } from '../../../components/picture';
import { PostNeighbours } from '../../../components/post-neighbours';
import { Prose } from '../../../components/prose';
import { RelatedPosts } from '../../../components/related-posts';
import { SeriesLine, SeriesParts } from '../../../components/series-parts';
import { ShowsInPost } from '../../../components/shows-in-post';
import { TableOfContents } from '../../../components/table-of-contents';
import { TagList } from '../../../components/tag-list';
import { UpdatedDay } from '../../../components/updated-day';
import { discussionOf } from '../../../content/discussions';
import { readBody } from '../../../content/internals/documents';
import { words } from '../../../content/internals/site-language';
import { imageOf, pictureOfText } from '../../../content/link-pictures';
import type { Post } from '../../../content/posts';
import { editUrlOf, replyUrlOf } from '../../../content/replies';
import { documentTitle, isForeign, metadataFor } from '../../metadata';
import { inputOf, type PageProps, staticParamsOf } from '../../page-input';
import { blogPosting } from '../../structured-data';

const PATTERN = '/posts/[slug]';
const MIN_HEADINGS_FOR_CONTENTS = 3;

export const generateStaticParams = () => staticParamsOf(PATTERN);

export async function generateMetadata({ params }: PageProps) {
  const { post, tags } = await inputOf(PATTERN, params);
  return metadataFor({
    title: post.title,
    description: post.summary,
    url: post.url,
    canonical: post.canonical,
    image: imageOf(post),
    picture: pictureOfText(post),
    language: post.lang,
    hasMarkdown: true,
    article: {
      published: post.publishedAt ?? post.date,
      modified: post.updatedAt ?? post.updated,
      tags: tags.map(({ name }) => name),
    },
  });
}

export default async function PostPage({ params }: PageProps) {
  const input = await inputOf(PATTERN, params);
  const { post, tags, authors, shows, series, related, mentions, older, newer } = input;
  const { html, headings, hasOwnContents } = await readBody(post);
  const discussion = discussionOf(post, documentTitle(post.title));
  return (
    <>
      <article className="page pt-6 lg:pt-8">
        <JsonLd data={blogPosting(input)} />
        {post.canonical && isForeign(post.canonical) && (
          <ForeignLink rel="canonical" href={post.canonical} />
        )}
        <header className="contents">
          <p className="mb-2 flex flex-wrap gap-x-3 font-sans text-quiet text-small lg:margin lg:mb-0 lg:flex-col lg:pt-3">
            <CalendarDay day={post.date} instant={post.publishedAt} style="long" />{' '}
            <span>{words.post.readingTime(post.minutes)}</span>
            {post.updated && post.updated !== post.date && (
              <span>
                <UpdatedDay day={post.updated} instant={post.updatedAt} style="long" />
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
                <Byline authors={authors} />
              </p>
            )}
            {series && <SeriesLine series={series} post={post} />}
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
        {post.picture && (
          <div className="mt-5 lg:col-start-2">
            <Picture {...post.picture} isAboveTheFold className="h-auto max-w-full" />
          </div>
        )}
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
          <AuthorCards authors={authors} />
          <Colophon replyUrl={replyUrlOf(post.title)} editUrl={editUrlOf(post._id)} />
          <ShowsInPost shows={shows} />
          {discussion && <Comments {...discussion} />}
        </div>
      </article>
      {series && <SeriesParts series={series} post={post} />}
      <RelatedPosts posts={related} />
      <MentionedIn posts={mentions} />
      <PostNeighbours older={older} newer={newer} />
    </>
  );
}

/** The language and the direction of a post's text, where they are not those of the site. */
function textOf({ lang, dir }: Pick<Post, 'lang' | 'dir'>) {
  return { lang, dir };
}
