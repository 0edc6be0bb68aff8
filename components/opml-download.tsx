import type { OpmlList } from '../content/feeds/opml';
import type { Show } from '../content/podcasts';
import { Section } from './section';
import { TextLink } from './text-link';

/** A link to the OPML file of a list, and the shows that are not in it, with the reasons. */
export function OpmlDownload({
  list,
  leftOut,
  archive,
}: {
  list: OpmlList;
  leftOut: { show: Show; reason: string }[];
  /** The file of all shows that have ended. */
  archive?: OpmlList;
}) {
  return (
    <Section id="subscribe" title="Follow them all at once">
      <div className="grid gap-3">
        {list.shows.length > 0 && (
          <p>
            <TextLink href={list.url}>
              {formatCount(list.shows.length, list.shows.length + leftOut.length)} in one file
            </TextLink>{' '}
            (OPML). Save it, and choose it in your podcast app under “Import”.
          </p>
        )}
        {leftOut.length > 0 && (
          <>
            <p>{list.shows.length > 0 ? 'Not in it:' : 'None can be followed:'}</p>
            <ul className="list-disc pl-5">
              {leftOut.map(({ show, reason }) => (
                <li key={show.slug}>
                  <TextLink href={show.url}>{show.name}</TextLink>, {reason}
                </li>
              ))}
            </ul>
          </>
        )}
        {archive && (
          <p>
            What has ended has <TextLink href={archive.url}>a file of its own</TextLink>: all that
            came out can still be heard.
          </p>
        )}
      </div>
    </Section>
  );
}

function formatCount(some: number, all: number): string {
  if (some < all) return `${some} of ${all} shows`;
  return all === 1 ? 'The show' : `All ${all} shows`;
}
