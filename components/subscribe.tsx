import type { ReactNode } from 'react';
import { words } from '../content/internals/site-language';
import type { SubscribeLink } from '../content/podcast-directory/subscribe-links';
import { WithHiddenPart } from './hidden-part';
import { QuietLink } from './text-link';

/** A disclosure with links to a show in podcast apps. `children` are for readers of other apps. */
export function Subscribe({
  name,
  links,
  children,
}: {
  name: string;
  links: SubscribeLink[];
  children?: ReactNode;
}) {
  if (links.length === 0 && !children) return null;
  return (
    <details className="relative z-1 font-sans text-small print:hidden">
      <summary className="disclosure mt-px inline-block cursor-pointer py-1 text-quiet hover:text-accent">
        <WithHiddenPart label={words.show.otherApps(name)} />
      </summary>
      <ul className="clear-both grid grid-cols-[repeat(auto-fill,minmax(min(100%,6.75rem),1fr))] gap-x-3 pt-3">
        {links.map(({ app, url }) => (
          <li key={app}>
            <QuietLink href={url}>{app}</QuietLink>
          </li>
        ))}
      </ul>
      {children}
    </details>
  );
}
