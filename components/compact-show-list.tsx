import type { Show } from '../content/podcasts';
import { foreignLanguage, formatList } from './format';
import { Identicon } from './identicon';
import { shortStatus } from './show-status';

/** Shows in two lines each, for long lists: what else is known of a show is on its page. */
export function CompactShowList({ shows }: { shows: Show[] }) {
  return (
    <ol>
      {shows.map((show) => (
        <li key={show.slug} value={show.number} className="group relative break-inside-avoid py-1">
          <article
            data-number={show.number}
            className="number small-number flex items-center gap-x-2 sm:gap-x-3"
          >
            <Identicon name={show.name} className="size-[1.75rem] shrink-0" />
            <div className="min-w-0">
              <h3 className="font-bold leading-tight">
                <a href={show.url} className="underline-offset-4 stretched group-hover:underline">
                  {show.name}
                </a>
              </h3>
              <p className="truncate font-sans text-quiet text-small leading-snug">
                {detailsOf(show)}
              </p>
            </div>
          </article>
        </li>
      ))}
    </ol>
  );
}

/** The hosts, and what is unusual: another language, or a show that is not running as usual. */
function detailsOf(show: Show): string {
  const isUsual = show.status.kind === 'active' || show.status.kind === 'ended';
  const hosts = show.hosts.length > 0 ? formatList(show.hosts) : undefined;
  return [hosts, foreignLanguage(show.language), isUsual ? undefined : shortStatus(show)]
    .filter((part) => part !== undefined)
    .join(' · ');
}
