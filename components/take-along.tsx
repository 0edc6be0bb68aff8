import type { ReactNode } from 'react';
import { archive, type OpmlList, reasonToLeaveOut } from '../content/opml';
import type { Show } from '../content/podcasts';
import { Section } from './section';
import { TextLink } from './text-link';

/** How to have some shows in one's own app at once, and which of them are not in the file, and why. */
export function TakeAlong({
  shows,
  list,
  children,
}: {
  shows: Show[];
  list: OpmlList | undefined;
  children?: ReactNode;
}) {
  const leftOut = shows.flatMap((show) => {
    const reason = reasonToLeaveOut(show);
    return reason ? { show, reason } : [];
  });
  return (
    <Section id="subscribe" title="Take them along">
      <div className="grid gap-3">
        {list ? (
          <p>
            <TextLink href={list.url}>
              {countOf(list.shows.length, shows.length)} as one file
            </TextLink>{' '}
            (OPML): open it in your podcast app, or choose it there under “Import”.
          </p>
        ) : (
          <p>There is no file for podcast apps yet, since no feed is known.</p>
        )}
        {leftOut.length > 0 && (
          <>
            <p>{list ? 'Not in it:' : 'Not to be had by feed:'}</p>
            <ul className="list-disc pl-5">
              {leftOut.map(({ show, reason }) => (
                <li key={show.slug}>
                  <TextLink href={show.url}>{show.name}</TextLink>, {reason}
                </li>
              ))}
            </ul>
          </>
        )}
        {archive?.shows.some((show) => shows.includes(show)) && (
          <p>
            What has ended has <TextLink href={archive.url}>a file of its own</TextLink>: all that
            came out can still be heard.
          </p>
        )}
        {children}
      </div>
    </Section>
  );
}

function countOf(some: number, all: number): string {
  if (some < all) return `${some} of ${all} shows`;
  return all === 1 ? 'The show' : `All ${all} shows`;
}
