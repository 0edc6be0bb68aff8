import type { ReactNode } from 'react';
import { inGroups, type Show, showGroups, topics, withText } from '../content/podcasts';
import { CopyScript } from './copy-text';
import { Section } from './section';
import { ShowList } from './show-list';

/** Shows in their groups, and the ways to narrow the list: each has an address of its own. */
export async function ShowCatalogue({ shows }: { shows: Show[] }) {
  // What a single show is about leads nowhere new from here: its row has the link.
  const shared = topics.filter(({ shows }) => shows.length > 1);
  return (
    <>
      {showGroups.length > 0 && (
        <div className="page mt-5">
          <nav
            aria-label="Narrow the list"
            className="font-sans text-small lg:col-start-2 print:hidden"
          >
            <Choices label="Show">
              <Choice url="/podcasts/" name="All" />
              {showGroups.map(({ url, name }) => (
                <Choice key={url} url={url} name={name} />
              ))}
            </Choices>
            {shared.length > 0 && (
              <Choices label="About">
                {shared.map(({ url, name }) => (
                  <Choice key={url} url={url} name={name} />
                ))}
              </Choices>
            )}
          </nav>
        </div>
      )}
      {
        await Promise.all(
          inGroups(shows).map(async ({ name, slug, shows }) => (
            <Section key={slug} id={slug} title={name}>
              <ShowList shows={await withText(shows)} />
            </Section>
          )),
        )
      }
      <CopyScript />
    </>
  );
}

function Choices({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex gap-x-3">
      <span className="w-[3.2em] shrink-0 py-0.5 text-quiet">{label}</span>
      <ul className="flex flex-wrap gap-x-3">{children}</ul>
    </div>
  );
}

function Choice({ url, name }: { url: string; name: string }) {
  return (
    <li className="py-0.5">
      <a
        href={url}
        className="underline decoration-line underline-offset-4 hover:text-accent hover:decoration-current aria-[current=page]:text-accent aria-[current=page]:decoration-current"
      >
        {name}
      </a>
    </li>
  );
}
