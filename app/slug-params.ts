import { notFound } from 'next/navigation';

/** What Next gives a page of a `[slug]` route. */
export type SlugProps = { params: Promise<{ slug: string }> };

/**
 * The pages of a `[slug]` route, for `generateStaticParams`. Next's export refuses a route without a
 * page, which a site without posts or tags has; `-` is a slug that no file can have, and not found.
 */
export function slugParams(items: readonly { slug: string }[]): { slug: string }[] {
  return items.length > 0 ? items.map(({ slug }) => ({ slug })) : [{ slug: '-' }];
}

/** The item that a page of a `[slug]` route is about. */
export async function itemAt<Item extends { slug: string }>(
  items: readonly Item[],
  params: SlugProps['params'],
): Promise<Item> {
  // Next hands the slug over as it stands in the address: percent-encoded.
  const slug = decodeURIComponent((await params).slug);
  return items.find((item) => item.slug === slug) ?? notFound();
}
