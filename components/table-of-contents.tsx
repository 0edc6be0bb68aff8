import { words } from '../content/internals/site-language';
import type { Direction } from '../pipeline/direction';
import type { Heading } from '../pipeline/markdown/headings/heading-ids';
import { Formulas } from './formulas';

/** A longer list would fill the screen of a phone. */
const MAX_OPEN_ON_PHONES = 8;

/**
 * Links to the headings of a text, indented by level. On phones a long list is folded; browsers without
 * `::details-content` fold it on wide screens too.
 */
export function TableOfContents({
  headings,
  lang,
  dir,
}: {
  headings: Heading[];
  /** The language and the direction of the headings, where they are not those of the site. */
  lang?: string;
  dir?: Direction;
}) {
  const list = (
    <div lang={lang} dir={dir}>
      <Entries entries={nested(headings)} />
    </div>
  );
  return (
    <nav aria-labelledby="Contents" className="font-sans text-small leading-snug">
      {headings.length > MAX_OPEN_ON_PHONES ? (
        <details className="open-on-wide-screens">
          <summary className="disclosure inline-block cursor-pointer text-quiet">
            <h2 id="Contents" className="inline">
              {words.post.contents}
            </h2>
          </summary>
          {list}
        </details>
      ) : (
        <>
          <h2 id="Contents" className="text-quiet">
            {words.post.contents}
          </h2>
          {list}
        </>
      )}
    </nav>
  );
}

function Entries({ entries }: { entries: Entry[] }) {
  return (
    <ol className="mt-2 space-y-1.5">
      {entries.map(({ heading: { id, text, html }, below }) => (
        <li key={id}>
          <a href={`#${encodeURIComponent(id)}`} className="hover:text-accent hover:underline">
            {html === undefined ? text : <Formulas html={html} />}
          </a>
          {below.length > 0 && (
            <div className="ps-3">
              <Entries entries={below} />
            </div>
          )}
        </li>
      ))}
    </ol>
  );
}

/** A heading, and those of lower rank that follow it. */
type Entry = { heading: Heading; below: Entry[] };

function nested(headings: Heading[]): Entry[] {
  const top: Entry[] = [];
  const open: Entry[] = [];
  for (const heading of headings) {
    while ((open.at(-1)?.heading.rank ?? 0) >= heading.rank) open.pop();
    const entry = { heading, below: [] };
    (open.at(-1)?.below ?? top).push(entry);
    open.push(entry);
  }
  return top;
}
