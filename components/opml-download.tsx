import type { OpmlList } from '../content/feeds/opml';
import { words } from '../content/internals/site-language';
import type { Show } from '../content/podcasts';
import { Phrase } from './phrase';
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
    <Section id="subscribe" title={words.subscribe.title}>
      <div className="grid gap-3">
        {list.shows.length > 0 && (
          <p>
            <Phrase
              text={words.subscribe.download(list.shows.length, list.shows.length + leftOut.length)}
              links={{ file: list.url }}
            />
          </p>
        )}
        {leftOut.length > 0 && (
          <>
            <p>{list.shows.length > 0 ? words.subscribe.leftOut : words.subscribe.allLeftOut}</p>
            <ul className="list-disc ps-5">
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
            <Phrase text={words.subscribe.archive} links={{ file: archive.url }} />
          </p>
        )}
      </div>
    </Section>
  );
}
