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
            aria-label="Narrow the list"
            className="font-sans text-small lg:col-start-2 print:hidden"
          >
            <FilterLinks
              label="Show"
              links={[{ name: 'All', url: urls.podcasts }, ...filters.groups]}
            />
            {filters.topics.length > 0 && <FilterLinks label="About" links={filters.topics} />}
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
    <div className="flex gap-x-3">
      <span className="w-[3.2em] shrink-0 py-1 text-quiet">{label}</span>
      <ul className="flex flex-wrap gap-x-3">
        {links.map(({ name, url }) => (
          <li key={url}>
            <a
              href={url}
              className="inline-block py-1 underline decoration-line underline-offset-4 hover:text-accent aria-[current]:text-accent"
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
