import { words } from '../content/internals/site-language';
import type { ListedShow } from '../content/podcasts';
import { foreignLanguage, formatList } from './format';
import { Identicon } from './identicon';
import { ListenLink } from './listen-link';
import { shortStatus } from './show-status';
import { Subscribe } from './subscribe';
import { TagList } from './tag-list';

// The column of the number by its digits: wide enough where the sans font is a wide one.
const COLUMNS = [
  'grid-cols-[2.5rem_1fr] sm:grid-cols-[2.25rem_3.5rem_1fr]',
  'grid-cols-[2.5rem_1fr] sm:grid-cols-[3.5rem_3.5rem_1fr]',
  'grid-cols-[4rem_1fr] sm:grid-cols-[5.25rem_3.5rem_1fr]',
];

/** Shows as numbered entries with identicon, name, summary and links to listen. */
export function ShowList({ shows }: { shows: ListedShow[] }) {
  const digits = Math.max(0, ...shows.map(({ number }) => String(number).length));
  const columns = COLUMNS[Math.min(digits, COLUMNS.length) - 1];
  return (
    // Numbers continue across groups.
    <ol start={shows[0]?.number}>
      {shows.map((show) => (
        <li
          key={show.slug}
          id={`Show-${show.slug}`}
          value={show.number}
          className="group relative break-inside-avoid border-line py-5 not-first:border-t first:pt-0 last:pb-0"
        >
          <article
            data-number={show.number}
            className={`number grid grid-rows-[auto_1fr] gap-x-3 gap-y-2 sm:grid-rows-1 ${columns}`}
          >
            <Identicon
              name={show.name}
              className="row-start-2 size-[2.5rem] sm:col-start-2 sm:row-start-1 sm:size-[3.5rem]"
            />
            <div className="col-start-2 row-span-2 row-start-1 min-w-0 sm:col-start-3">
              <h3 className="font-bold text-large leading-snug">
                {/* The link covers the entry; other links and controls are above it by `z-index`. */}
                <a href={show.url} className="underline-offset-4 stretched group-hover:underline">
                  {show.name}
                </a>
              </h3>
              <p className="mt-1 font-sans text-quiet text-small">{showDetails(show)}</p>
              {show.why && <p className="mt-2">{show.why}</p>}
              <p className="mt-1 text-quiet">{show.summary}</p>
              <div className="mt-2">
                <TagList label={words.show.topics} tags={show.topicLists} />
              </div>
              <div className="mt-3 flow-root">
                <p className="float-start me-4 print:float-none">
                  <ListenLink name={show.name} address={show.address} />
                </p>
                <Subscribe name={show.name} links={show.subscribeLinks} />
              </div>
            </div>
          </article>
        </li>
      ))}
    </ol>
  );
}

function showDetails(show: ListedShow): string {
  const { hosts } = show;
  const cadence = show.status.kind === 'ended' ? undefined : show.cadence;
  const withHosts = hosts.length > 0 ? words.show.hosts(formatList(hosts)) : undefined;
  return [withHosts, cadence, foreignLanguage(show.language), shortStatus(show)]
    .filter((part) => part !== undefined)
    .join('\u00a0· ');
}
