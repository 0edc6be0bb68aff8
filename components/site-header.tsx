import { words } from '../content/internals/site-language';
import type { MenuLink } from '../content/internals/site-settings';
import { Logo } from './logo';
import { SearchLink } from './search-link';
import { ThemeSwitch } from './theme';

type SiteHeaderProps = { name: string; menu: readonly MenuLink[]; hasSearch: boolean };

/** The site's name, its menu, the link to the search and the theme switch. */
export function SiteHeader({ name, menu, hasSearch }: SiteHeaderProps) {
  return (
    <header className="page flex flex-wrap items-baseline justify-between gap-x-[3rem] py-3 font-sans text-small lg:grid lg:py-5 print:hidden">
      <a
        href="/"
        className="whitespace-nowrap py-1 font-semibold lg:margin lg:flex lg:items-baseline lg:whitespace-normal"
      >
        <Logo className="me-2 inline size-[1.35em] shrink-0 align-[-0.32em] text-accent lg:mt-[0.08em] lg:self-start" />
        <span>{name}</span>
      </a>
      {/* On a phone the switch is beside the name, and the menu has a row of its own. */}
      <div className="contents justify-between gap-3 sm:flex sm:grow sm:items-baseline lg:col-start-2">
        <nav
          aria-label={words.frame.menu}
          className="order-last basis-full sm:order-none sm:basis-auto"
        >
          <ul className="flex flex-wrap gap-x-3 sm:gap-x-4">
            {menu.map(({ label, url }) => (
              <li key={url}>
                <a
                  href={url}
                  className="inline-block py-1 hover:text-accent hover:underline underline-offset-4 aria-[current]:text-accent aria-[current]:underline"
                >
                  {label}
                </a>
              </li>
            ))}
            {hasSearch && (
              <li>
                <SearchLink />
              </li>
            )}
          </ul>
        </nav>
        <ThemeSwitch />
      </div>
    </header>
  );
}
