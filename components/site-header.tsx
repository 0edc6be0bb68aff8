import { EarshotMark } from './earshot-mark';
import { ThemeSwitch } from './theme';

type Link = { label: string; url: string };

/** The site's name, its menu and the theme switch. */
export function SiteHeader({ name, menu }: { name: string; menu: readonly Link[] }) {
  return (
    <header className="page flex flex-wrap items-baseline gap-x-[3rem] gap-y-1 py-4 font-sans text-small lg:grid lg:py-6 print:hidden">
      <a href="/" className="whitespace-nowrap font-semibold lg:margin">
        <EarshotMark className="mr-2 inline size-[1.35em] align-[-0.32em] text-accent" />
        {name}
      </a>
      <div className="flex grow items-baseline justify-between gap-4 lg:col-start-2">
        <nav aria-label="Site">
          <ul className="flex gap-4">
            {menu.map(({ label, url }) => (
              <li key={url}>
                <a href={url} className="hover:text-accent hover:underline">
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <ThemeSwitch />
      </div>
    </header>
  );
}
