import { words } from '../content/internals/site-language';
import type { LinkedPost, LinkedSeries } from '../content/page-inputs';
import { Phrase } from './phrase';
import { PostLink } from './post-links';
import { Section } from './section';

const ID = 'Series';
/** A longer list is folded. */
const MAX_OPEN = 10;

type SeriesProps = { series: LinkedSeries; post: Pick<LinkedPost, 'url'> };

/** A line that says which part of its series a post is, with a link to the list of all parts. */
export function SeriesLine({ series: { name, parts }, post }: SeriesProps) {
  const number = parts.find(({ url }) => url === post.url)?.number ?? 1;
  return (
    <p className="mt-2 font-sans text-quiet text-small">
      <Phrase text={words.series.place(number)} values={{ series: <SeriesLink name={name} /> }} />
    </p>
  );
}

function SeriesLink({ name }: { name: string }) {
  return (
    <a href={`#${ID}`} className="underline decoration-line underline-offset-4 hover:text-accent">
      {name}
    </a>
  );
}

/** The parts of a series, in their order. */
export function SeriesParts({ series: { name, parts }, post }: SeriesProps) {
  const list = (
    <ol className="list-decimal ps-[1.75em]">
      {parts.map(({ number, ...part }) => (
        <li key={part.url} value={number} className="py-0.5 figures marker:text-quiet">
          <PostLink post={part} isCurrent={part.url === post.url} />
        </li>
      ))}
    </ol>
  );
  return (
    <Section id={ID} title={words.series.title(name)}>
      {parts.length > MAX_OPEN ? (
        <details>
          <summary className="disclosure cursor-pointer font-sans text-small">
            {words.series.all(parts.length)}
          </summary>
          <div className="mt-2">{list}</div>
        </details>
      ) : (
        list
      )}
    </Section>
  );
}
