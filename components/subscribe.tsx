import { type Subscribable, subscribeLinks } from '../content/subscribe';
import { CopyText } from './copy-text';
import { QuietLink } from './text-link';

/** A show's page in every app that knows it, and its feed for all others, behind one disclosure. */
export function Subscribe({ show }: { show: Subscribable }) {
  const links = subscribeLinks(show);
  if (links.length === 0) return null;
  return (
    <details className="relative z-1 font-sans text-small print:hidden">
      <summary className="disclosure mt-px inline-block cursor-pointer py-1 text-quiet hover:text-accent">
        Other apps<span className="sr-only"> for {show.name}</span>
      </summary>
      <ul className="clear-both grid grid-cols-[repeat(auto-fill,minmax(min(100%,6.75rem),1fr))] gap-x-3 pt-3">
        {links.map(({ app, url }) => (
          <li key={app}>
            <QuietLink href={url}>{app}</QuietLink>
          </li>
        ))}
      </ul>
      <p className="pt-2">
        {show.feed ? (
          <>
            <span className="text-quiet">Its feed, for any other: </span>
            <CopyText text={show.feed} label={`the feed of ${show.name}`} />
          </>
        ) : (
          <span className="text-quiet">In any other, search for its name.</span>
        )}
      </p>
    </details>
  );
}
