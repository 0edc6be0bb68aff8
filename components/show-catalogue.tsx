import { words } from '../content/internals/site-language';
import { isLong } from '../content/podcast-directory/directory';
import type { GroupedShows } from '../content/podcasts';
import { urls } from '../content/urls';
import { CompactShowList } from './compact-show-list';
import { NarrowField, NarrowScript } from './narrow-field';
import { Section } from './section';
import { ShowList } from './show-list';

// Further topics are behind a disclosure.
const TOPICS_SHOWN = 10;

/** Shows by group, and links to the pages of each group and topic. A long list gets a field to narrow it. */
export function ShowCatalogue({ shows: { groups, filters } }: { shows: GroupedShows }) {
  const isCompact = isLong(groups.flatMap(({ shows }) => shows));
  return (
    <>
      {isCompact && <NarrowField />}
      {filters.groups.length > 0 && (
        <div className="page mt-5">
          <nav
            aria-label={words.podcasts.narrow}
            className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 font-sans text-small lg:col-start-2 print:hidden"
          >
            <span className="py-0.5 text-quiet">{words.podcasts.narrowByGroup}</span>
            <FilterLinks
              links={[{ name: words.podcasts.everything, url: urls.podcasts }, ...filters.groups]}
            />
            {filters.topics.length > 0 && (
              <>
                <span className="py-0.5 text-quiet">{words.podcasts.narrowByTopic}</span>
                <TopicLinks topics={filters.topics} />
              </>
            )}
          </nav>
        </div>
      )}
      {groups.map(({ name, slug, shows }) => (
        <Section key={slug} id={slug} title={name}>
          {isCompact ? <CompactShowList shows={shows} /> : <ShowList shows={shows} />}
        </Section>
      ))}
      {isCompact && <NarrowScript />}
    </>
  );
}

function TopicLinks({ topics }: { topics: GroupedShows['filters']['topics'] }) {
  const links = topics.map(({ name, url, shows }) => ({ name, url, count: shows.length }));
  const rest = links.slice(TOPICS_SHOWN);
  return (
    <div>
      <FilterLinks links={links.slice(0, TOPICS_SHOWN)} />
      {rest.length > 0 && (
        <details>
          <summary className="disclosure inline-block cursor-pointer py-1 text-quiet hover:text-accent">
            {words.podcasts.moreTopics(rest.length)}
          </summary>
          <FilterLinks links={rest} />
        </details>
      )}
    </div>
  );
}

function FilterLinks({ links }: { links: { name: string; url: string; count?: number }[] }) {
  return (
    <ul className="flex flex-wrap gap-x-3">
      {links.map(({ name, url, count }) => (
        <li key={url}>
          <a
            href={url}
            className="inline-block py-0.5 underline decoration-line underline-offset-4 hover:text-accent aria-[current]:font-semibold aria-[current]:text-accent"
          >
            {name}
          </a>
          {count && <span className="figures text-quiet"> {count}</span>}
        </li>
      ))}
    </ul>
  );
}
