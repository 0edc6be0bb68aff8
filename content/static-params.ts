/**
 * The pages of a route, for `generateStaticParams`. Next's export refuses a route without a page,
 * which a site without posts or tags has; `-` is a page that no file can have, and is not found.
 */
export function staticParams<Name extends string>(name: Name, slugs: string[]) {
  return (slugs.length > 0 ? slugs : ['-']).map(
    (slug) => ({ [name]: slug }) as Record<Name, string>,
  );
}
