type Link = { label: string; url: string };

/** Ways to follow the site, at the foot of every page. */
export function SiteFooter({ links }: { links: readonly Link[] }) {
  return (
    <footer className="page mt-12 py-6 font-sans text-small text-quiet print:hidden">
      <ul className="flex flex-wrap gap-x-5 gap-y-1 border-line border-t pt-3 lg:col-start-2">
        {links.map(({ label, url }) => (
          <li key={url}>
            <a
              href={url}
              className="underline decoration-line underline-offset-4 hover:text-accent hover:decoration-current"
            >
              {label}
            </a>
          </li>
        ))}
      </ul>
    </footer>
  );
}
