import { notFound } from 'next/navigation';
import { type PageParams, pageInputs } from '../content/page-inputs';

type Pattern = keyof typeof pageInputs;

/** What Next passes to a page or route handler in a `[slug]` folder, or in a `[number]` folder of a long list. */
export type PageProps = { params: Promise<PageParams> };

/** What a page shows of the content. */
type PageInput<Key extends Pattern> = NonNullable<ReturnType<(typeof pageInputs)[Key]['inputOf']>>;

/** The result of `generateStaticParams` of a route. @param pattern of the route, such as `/posts/[slug]` */
export function staticParamsOf(pattern: Pattern): PageParams[] {
  return pageInputs[pattern].params;
}

/**
 * Finds the input of a page.
 * @param pattern of its route, such as `/posts/[slug]`
 * @throws Next's not-found error, which renders the 404 page
 */
export async function inputOf<Key extends Pattern>(
  pattern: Key,
  params: PageProps['params'],
): Promise<PageInput<Key>> {
  // Next does not decode the segments of a URL.
  const decoded = Object.entries(await params).map(([name, value]) => [
    name,
    decodeURIComponent(value),
  ]);
  const input = pageInputs[pattern].inputOf(Object.fromEntries(decoded));
  return (input as PageInput<Key> | undefined) ?? notFound();
}
