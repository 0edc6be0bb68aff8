import type { ReactNode } from 'react';
import { AdjacentLink } from '../../../components/adjacent-link';
import { CopyScript, CopyText } from '../../../components/copy-button';
import { EpisodeList } from '../../../components/episode-list';
import { ForeignLink } from '../../../components/foreign-link';
import { formatDay, formatList, formatMinutes, languageName } from '../../../components/format';
import { Identicon } from '../../../components/identicon';
import { JsonLd } from '../../../components/json-ld';
import { ListenLink } from '../../../components/listen-link';
import { Phrase } from '../../../components/phrase';
import { PostList } from '../../../components/post-list';
import { Prose } from '../../../components/prose';
import { Section } from '../../../components/section';
import { ShowStatus } from '../../../components/show-status';
import { Subscribe } from '../../../components/subscribe';
import { TagList } from '../../../components/tag-list';
import { TextLink } from '../../../components/text-link';
import { readBody } from '../../../content/internals/documents';
import { words } from '../../../content/internals/site-language';
import { pictureOfShow } from '../../../content/link-pictures';
import type { LinkedList, LinkedShow } from '../../../content/page-inputs';
import { subscribeLinks } from '../../../content/podcast-directory/subscribe-links';
import { EPISODES_ON_PAGE, type Show } from '../../../content/podcasts';
import { isForeign, metadataFor } from '../../metadata';
import { inputOf, type PageProps, staticParamsOf } from '../../page-input';
import { podcastSeries } from '../../structured-data';

const PATTERN = '/podcasts/[slug]';

export const generateStaticParams = () => staticParamsOf(PATTERN);

export async function generateMetadata({ params }: PageProps) {
  const { show } = await inputOf(PATTERN, params);
  const { name, summary, url, feed } = show;
  return metadataFor({
    title: name,
    description: summary,
    url,
    picture: pictureOfShow(show),
    hasMarkdown: true,
    feeds: feed === undefined ? [] : [{ type: 'application/rss+xml', url: feed, title: name }],
  });
}

export default async function ShowPage({ params }: PageProps) {
  const { show, minutes, topics, posts, previous, next } = await inputOf(PATTERN, params);
  const { html } = await readBody(show);
  return (
    <article>
      <JsonLd data={podcastSeries(show)} />
      {show.feed && isForeign(show.feed) && (
        <ForeignLink
          rel="alternate"
          type="application/rss+xml"
          href={show.feed}
          title={show.name}
        />
      )}
      <div className="page pt-6 lg:pt-8">
        <Identicon name={show.name} className="mb-3 size-[5rem] lg:margin lg:size-[9rem]" />
        <div className="min-w-0 lg:col-start-2">
          <h1 className="font-bold text-title leading-tight">{show.name}</h1>
          {show.hosts.length > 0 && (
            <p className="mt-1 font-sans text-quiet text-small">
              {words.show.hosts(formatList(show.hosts))}
            </p>
          )}
          {show.why && <p className="mt-3 text-large leading-snug">{show.why}</p>}
          <div className="mt-4 flow-root">
            <p className="float-start me-4 print:float-none">
              <ListenLink name={show.name} address={show.address} />
            </p>
            <Subscribe name={show.name} links={subscribeLinks(show)}>
              <p className="pt-2 text-quiet">
                {show.feed ? (
                  <Phrase
                    text={words.show.feed}
                    values={{
                      feed: <CopyText text={show.feed} label={words.show.copyFeed(show.name)} />,
                    }}
                  />
                ) : (
                  words.show.withoutFeed
                )}
              </p>
            </Subscribe>
          </div>
          <div className="mt-5">
            <Prose html={html} />
          </div>
          {show.newcomers && (
            <p className="mt-3">
              <strong>{words.show.newcomers}</strong> {show.newcomers}
            </p>
          )}
        </div>
      </div>
      <Section id="facts" title={words.show.facts}>
        <Facts show={show} minutes={minutes} topics={topics} />
      </Section>
      {show.feed && (
        <Section id="episodes" title={words.show.episodes}>
          <Episodes show={show} />
        </Section>
      )}
      {posts.length > 0 && (
        <Section id="posts" title={words.show.posts}>
          <PostList posts={posts} dates="medium" />
        </Section>
      )}
      <Neighbours previous={previous} next={next} />
      <CopyScript />
    </article>
  );
}

function Facts({ show, minutes, topics }: { show: Show; minutes?: number; topics: LinkedList[] }) {
  const length = show.length ?? (minutes && words.show.about(formatMinutes(minutes)));
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] items-baseline gap-x-4 gap-y-1 font-sans text-small">
      <Fact name={words.show.status}>
        <ShowStatus show={show} />
      </Fact>
      {show.cadence && <Fact name={words.show.cadence}>{show.cadence}</Fact>}
      {length && <Fact name={words.show.length}>{length}</Fact>}
      {show.language && <Fact name={words.show.language}>{languageName(show.language)}</Fact>}
      {topics.length > 0 && (
        <Fact name={words.show.topics}>
          <TagList label={words.show.topics} tags={topics} />
        </Fact>
      )}
      {show.added && (
        <Fact name={words.show.added}>{words.show.since(formatDay(show.added, 'long'))}</Fact>
      )}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-quiet">{name}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </>
  );
}

function Episodes({ show: { address, snapshot } }: { show: Show }) {
  const episodes = snapshot?.episodes.slice(0, EPISODES_ON_PAGE) ?? [];
  const { hostname } = new URL(address);
  const host = <TextLink href={address}>{hostname.replace(/^www\./, '')}</TextLink>;
  const text = snapshot ? words.show.allEpisodes(snapshot.count) : words.show.noEpisodes;
  return (
    <>
      {episodes.length > 0 && <EpisodeList episodes={episodes} />}
      <p className="not-first:mt-5">
        <Phrase text={text} values={{ host }} />
      </p>
    </>
  );
}

function Neighbours({ previous, next }: { previous?: LinkedShow; next?: LinkedShow }) {
  if (!previous && !next) return null;
  return (
    <nav aria-label={words.show.neighbours} className="page mt-8 print:hidden">
      <div className="grid gap-4 sm:grid-cols-2 lg:col-start-2">
        {previous && (
          <AdjacentLink rel="prev" url={previous.url} label={words.show.previous}>
            {previous.name}
          </AdjacentLink>
        )}
        {next && (
          <AdjacentLink rel="next" url={next.url} label={words.show.next}>
            {next.name}
          </AdjacentLink>
        )}
      </div>
    </nav>
  );
}
