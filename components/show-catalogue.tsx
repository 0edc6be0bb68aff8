import type { Catalogue } from '../content/podcasts';
import { Section } from './section';
import { ShowList } from './show-list';

/** Shows in their groups, and the ways to narrow the list: each has an address of its own. */
export function ShowCatalogue({ catalogue: { groups, choices } }: { catalogue: Catalogue }) {
  return (
    <>
      {choices.groups.length > 0 && (
        <div className="page mt-5">
          <nav
            aria-label="Narrow the list"
            className="font-sans text-small lg:col-start-2 print:hidden"
          >
            <Choices
              label="Show"
              choices={[{ name: 'All', url: '/podcasts/' }, ...choices.groups]}
            />
            {choices.topics.length > 0 && <Choices label="About" choices={choices.topics} />}
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

function Choices({ label, choices }: { label: string; choices: { name: string; url: string }[] }) {
  return (
    <div className="flex gap-x-3">
      <span className="w-[3.2em] shrink-0 py-1 text-quiet">{label}</span>
      <ul className="flex flex-wrap gap-x-3">
        {choices.map(({ name, url }) => (
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
