import { lookup } from 'mrmime';
import { assets } from '../../../content/internals/documents';
import { pages } from '../../../content/pages';
import { shows } from '../../../content/podcasts';
import { posts } from '../../../content/posts';
import { inputOf, type SlugRouteProps, staticParamsOf } from '../../slug-params';

export const dynamic = 'force-static';

// `posts` has no drafts in a build, so the assets of drafts are not published.
const files = [
  ...new Set([...posts, ...shows, ...pages].flatMap((document) => document.assets)),
].map((slug) => ({ slug }));

export const generateStaticParams = () => staticParamsOf(files);

/** The image variants and downloads of all posts, shows and pages. */
export async function GET(_request: Request, { params }: SlugRouteProps) {
  const slug = await inputOf('/files/[slug]', params);
  const bytes = await assets.read(slug);
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': lookup(slug) ?? 'application/octet-stream',
      // The name holds a hash of the content.
      'Cache-Control': 'public, max-age=31536000, immutable',
    },
  });
}
