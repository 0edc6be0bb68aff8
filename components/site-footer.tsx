import type { MenuLink } from '../content/internals/site-settings';
import { QuietLink } from './text-link';

/** Links to the feeds; in print, the site's name and URL. */
export function SiteFooter({ name, url, links }: { name: string; url: string; links: MenuLink[] }) {
  return (
    <footer className="page mt-10 pb-5 font-sans text-quiet text-small">
      <div className="border-line border-t pt-3 lg:col-start-2">
        <p className="hidden print:block">
          {name}, {url}
        </p>
        <ul className="flex flex-wrap gap-x-4 print:hidden">
          {links.map(({ label, url }) => (
            <li key={url} className="py-1">
              <QuietLink href={url}>{label}</QuietLink>
            </li>
          ))}
        </ul>
      </div>
    </footer>
  );
}
