import { words } from '../content/internals/site-language';
import type { Episode } from '../content/podcasts';
import { CalendarDay } from './calendar-day';
import { dayOf, formatSeconds } from './format';
import { WithHiddenPart } from './hidden-part';
import { TextLink } from './text-link';

/** Episodes, each with date, duration, description, a link to its page and a player, which loads nothing until used. */
export function EpisodeList({ episodes }: { episodes: Episode[] }) {
  return (
    <ol className="space-y-4">
      {episodes.map((episode) => (
        <li key={episode.id} className="sm:grid sm:grid-cols-[7.25rem_1fr] sm:items-baseline">
          {episode.published && <CalendarDay day={dayOf(episode.published)} style="medium" />}
          <div className="min-w-0 sm:col-start-2">
            <EpisodeTitle episode={episode} />
            {episode.description && (
              <p className="mt-1 line-clamp-3 text-quiet wrap-anywhere print:line-clamp-none">
                <bdi>{episode.description}</bdi>
              </p>
            )}
            <EpisodeDetails episode={episode} />
          </div>
        </li>
      ))}
    </ol>
  );
}

/** The title of an episode, with a link to its page. */
export function EpisodeTitle({ episode: { title, link } }: { episode: Episode }) {
  return (
    <p className="text-balance leading-snug">
      {/* Isolates the text direction of the title. */}
      <bdi>{link ? <TextLink href={link}>{title}</TextLink> : title}</bdi>
    </p>
  );
}

function EpisodeDetails({ episode }: { episode: Episode }) {
  const { title, seconds, audio } = episode;
  const numbers = numbersOf(episode);
  if (!seconds && !audio && numbers === '') return null;
  return (
    <div className="mt-1 flow-root font-sans text-quiet text-small">
      {numbers && <span className="figures float-start me-4 py-1">{numbers}</span>}
      {seconds && (
        <time dateTime={`PT${seconds}S`} className="figures float-start me-4 py-1">
          {formatSeconds(seconds)}
        </time>
      )}
      {audio && (
        <details className="print:hidden">
          <summary className="disclosure inline-block cursor-pointer py-1 hover:text-accent">
            <WithHiddenPart label={words.show.play(title)} />
          </summary>
          {/* biome-ignore lint/a11y/useMediaCaption: feeds have no captions */}
          <audio
            controls
            preload="none"
            src={audio}
            aria-label={title}
            className="clear-both mt-1 w-full"
          />
        </details>
      )}
    </div>
  );
}

/** What an episode is, where it is not a full one, and its numbers. */
function numbersOf({ kind, season, episode }: Episode): string {
  const parts = [
    kind && words.show.kinds[kind],
    season && words.show.season(season),
    episode && words.show.episode(episode),
  ];
  return parts.filter(Boolean).join(', ');
}
