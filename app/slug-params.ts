import { notFound } from 'next/navigation';
import { pageInputs } from '../content/page-inputs';

/** What Next passes to a page or route handler in a `[slug]` folder. */
export type SlugRouteProps = { params: Promise<{ slug: string }> };

type Pattern = keyof typeof pageInputs;

/** The result of `generateStaticParams` in a `[slug]` folder. @param pattern of its route, such as `/posts/[slug]` */
export function staticParamsOf(pattern: Pattern): { slug: string }[] {
  return pageInputs[pattern].slugs.map((slug) => ({ slug }));
}

/** What a page shows of the content. */
type PageInput<Key extends Pattern> = NonNullable<ReturnType<(typeof pageInputs)[Key]['inputOf']>>;

/**
 * Finds the input of a page in a `[slug]` folder.
 * @param pattern of its route, such as `/posts/[slug]`
 * @throws Next's not-found error, which renders the 404 page
 */
export async function inputOf<Key extends Pattern>(
  pattern: Key,
  params: SlugRouteProps['params'],
): Promise<PageInput<Key>> {
  // Next does not decode the segments of a URL.
  const slug = decodeURIComponent((await params).slug);
  return (pageInputs[pattern].inputOf(slug) as PageInput<Key> | undefined) ?? notFound();
}
