import { words } from '../content/internals/site-language';
import type { Episode } from '../content/podcasts';
import { CalendarDay } from './calendar-day';
import { dayOf, formatMinutes } from './format';
import { WithHiddenPart } from './hidden-part';
import { TextLink } from './text-link';

/** Episodes, each with date, duration, a link to its page and a player, which loads nothing until used. */
export function EpisodeList({ episodes }: { episodes: Episode[] }) {
  return (
    <ol className="space-y-4">
      {episodes.map(({ id, title, published, seconds, link, audio }) => (
        <li key={`${id} ${title}`} className="sm:grid sm:grid-cols-[7.25rem_1fr] sm:items-baseline">
          {published && <CalendarDay day={dayOf(published)} style="medium" />}
          <div className="min-w-0 sm:col-start-2">
            <p className="text-balance leading-snug">
              {/* Isolates the text direction of the title. */}
              <bdi>{link ? <TextLink href={link}>{title}</TextLink> : title}</bdi>
            </p>
            {(seconds || audio) && (
              <div className="mt-1 flow-root font-sans text-quiet text-small">
                {seconds && (
                  <time dateTime={`PT${seconds}S`} className="figures float-start me-4 py-1">
                    {formatMinutes(Math.max(1, Math.round(seconds / 60)))}
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
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}
