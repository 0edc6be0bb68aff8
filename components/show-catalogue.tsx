import { words } from '../content/internals/site-language';
import type { GroupedShows } from '../content/podcasts';
import { urls } from '../content/urls';
import { Section } from './section';
import { ShowList } from './show-list';

/** Shows by group, and links to the pages of each group and topic. */
export function ShowCatalogue({ shows: { groups, filters } }: { shows: GroupedShows }) {
  return (
    <>
      {filters.groups.length > 0 && (
        <div className="page mt-5">
          <nav
            aria-label={words.podcasts.narrow}
            className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 font-sans text-small lg:col-start-2 print:hidden"
          >
            <FilterLinks
              label={words.podcasts.narrowByGroup}
              links={[{ name: words.podcasts.everything, url: urls.podcasts }, ...filters.groups]}
            />
            {filters.topics.length > 0 && (
              <FilterLinks label={words.podcasts.narrowByTopic} links={filters.topics} />
            )}
          </nav>
        </div>
      )}
      {groups.map(({ name, slug, shows }) => (
        <Section key={slug} id={slug} title={name}>
          <ShowList shows={shows} />
        </Section>
      ))}
    </>
  );
}

function FilterLinks({ label, links }: { label: string; links: { name: string; url: string }[] }) {
  return (
    <>
      <span className="py-1 text-quiet">{label}</span>
      <ul className="flex flex-wrap gap-x-3">
        {links.map(({ name, url }) => (
          <li key={url}>
            <a
              href={url}
              className="inline-block py-1 underline decoration-line underline-offset-4 hover:text-accent aria-[current]:font-semibold aria-[current]:text-accent"
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
