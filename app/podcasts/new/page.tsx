import { notFound } from 'next/navigation';
import { EpisodeTitle } from '../../../components/episode-list';
import { formatDay, formatSeconds } from '../../../components/format';
import { Identicon } from '../../../components/identicon';
import { PageTitle } from '../../../components/page-title';
import { Phrase } from '../../../components/phrase';
import { Section } from '../../../components/section';
import { QuietLink } from '../../../components/text-link';
import { isEmptyUrl } from '../../../content/empty-urls';
import { words } from '../../../content/internals/site-language';
import { type Episode, newestEpisodesByDay, type Show } from '../../../content/podcasts';
import { site } from '../../../content/site';
import { urls } from '../../../content/urls';
import { episodeFeedLinks, metadataFor } from '../../metadata';

const NEWEST = 40;

export const metadata = metadataFor({
  title: words.podcasts.newTitle,
  description: words.podcasts.newDescription(site.name),
  url: urls.newEpisodes,
  feeds: episodeFeedLinks(urls.podcasts, words.subscribe.episodesTitle(site.name)),
});

export default function NewEpisodesPage() {
  if (isEmptyUrl(urls.newEpisodes)) notFound();
  return (
    <>
      <PageTitle title={words.podcasts.newTitle}>
        <Phrase text={words.podcasts.newIntro} links={{ feed: urls.episodeFeed }} />
      </PageTitle>
      {newestEpisodesByDay(NEWEST).map(({ day, episodes }) => (
        <Section key={day} id={`day-${day}`} title={formatDay(day, 'medium')}>
          <ol className="space-y-5">
            {episodes.map(({ show, episode }) => (
              <li key={`${show.slug} ${episode.id}`} className="flex gap-x-3">
                <NewEpisode show={show} episode={episode} />
              </li>
            ))}
          </ol>
        </Section>
      ))}
    </>
  );
}

function NewEpisode({ show, episode }: { show: Show; episode: Episode }) {
  const { description, seconds, kind } = episode;
  return (
    <>
      <Identicon name={show.name} className="mt-1 size-[1.75rem] shrink-0" />
      <div className="min-w-0">
        <p className="font-sans text-quiet text-small">
          <QuietLink href={show.url}>{show.name}</QuietLink>
          {kind && ` · ${words.show.kinds[kind]}`}
          {seconds && ` · ${formatSeconds(seconds)}`}
        </p>
        <EpisodeTitle episode={episode} />
        {description && (
          <p className="mt-1 line-clamp-2 text-quiet wrap-anywhere print:line-clamp-none">
            <bdi>{description}</bdi>
          </p>
        )}
      </div>
    </>
  );
}
