import { words } from '../content/internals/site-language';
import type { Title, TitleList } from '../content/search-titles';
import { Section } from './section';
import { QuietLink } from './text-link';

type SearchTitlesProps = {
  /** What there is to say before them. */
  note?: string;
  topics: TitleList[];
  others: { id: string; title: string; titles: Title[] }[];
};

/** The titles of the site, for the browser's own search. The script hides them while there are results. */
export function SearchTitles({ note, topics, others }: SearchTitlesProps) {
  return (
    <div data-titles="">
      <p className={`page text-quiet ${note ? '' : 'hidden noscript:grid'}`}>
        <span className="lg:col-start-2">{note ?? words.search.withoutScript}</span>
      </p>
      {topics.map(({ slug, name, url, count, titles }) => (
        <Section key={slug} id={`topic-${slug}`} title={words.tags.titleOf(name)}>
          <Titles titles={titles} />
          {count > titles.length && (
            <p className="mt-2 font-sans text-small">
              <QuietLink href={url}>{words.posts.all(count)}</QuietLink>
            </p>
          )}
        </Section>
      ))}
      {others.map(
        ({ id, title, titles }) =>
          titles.length > 0 && (
            <Section key={id} id={`titles-${id}`} title={title}>
              <Titles titles={titles} />
            </Section>
          ),
      )}
    </div>
  );
}

function Titles({ titles }: { titles: Title[] }) {
  return (
    <ul className="wrap-anywhere">
      {titles.map(({ title, url, lang, dir }) => (
        <li key={url} lang={lang} dir={dir} className="py-0.5 leading-snug">
          <QuietLink href={url}>{title}</QuietLink>
        </li>
      ))}
    </ul>
  );
}
