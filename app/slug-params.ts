import { notFound } from 'next/navigation';
import { pageInputs } from '../content/page-inputs';

/** What Next passes to a page or route handler in a `[slug]` folder. */
export type SlugRouteProps = { params: Promise<{ slug: string }> };

/**
 * The result of `generateStaticParams` in a `[slug]` folder: one page for each item. Next's export
 * fails for a route without pages, such as that of the tags on a site without tags. It gets one page
 * with the slug `-`, which no item has, so that it is not found.
 */
export function staticParamsOf(items: readonly { slug: string }[]): { slug: string }[] {
  return items.length > 0 ? items.map(({ slug }) => ({ slug })) : [{ slug: '-' }];
}

/**
 * Finds the item of a page in a `[slug]` folder.
 * @throws Next's not-found error, which renders the 404 page
 */
export async function findBySlug<Item extends { slug: string }>(
  items: readonly Item[],
  params: SlugRouteProps['params'],
): Promise<Item> {
  // Next does not decode the segments of a URL.
  const slug = decodeURIComponent((await params).slug);
  return items.find((item) => item.slug === slug) ?? notFound();
}

/** What a page shows of the content. */
type PageInput<Pattern extends keyof typeof pageInputs> = NonNullable<
  ReturnType<(typeof pageInputs)[Pattern]>
>;

/**
 * Finds the input of a page in a `[slug]` folder.
 * @param pattern of its route, such as `/posts/[slug]`
 * @throws Next's not-found error, which renders the 404 page
 */
export async function inputOf<Pattern extends keyof typeof pageInputs>(
  pattern: Pattern,
  params: SlugRouteProps['params'],
): Promise<PageInput<Pattern>> {
  // Next does not decode the segments of a URL.
  const slug = decodeURIComponent((await params).slug);
  return (pageInputs[pattern](slug) as PageInput<Pattern> | undefined) ?? notFound();
}
