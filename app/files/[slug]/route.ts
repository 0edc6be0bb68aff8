import { lookup } from 'mrmime';
import { assets } from '../../../content/documents';
import { pages } from '../../../content/pages';
import { shows } from '../../../content/podcasts';
import { posts } from '../../../content/posts';
import { itemAt, type SlugProps, slugParams } from '../../slug-params';

export const dynamic = 'force-static';

// A file that only a draft shows is in no published text, and so is not served.
const files = [
  ...new Set([...posts, ...shows, ...pages].flatMap((document) => document.assets)),
].map((slug) => ({ slug }));

export const generateStaticParams = () => slugParams(files);

/** The image variants and downloads of all published texts. */
export async function GET(_request: Request, { params }: SlugProps) {
  const { slug } = await itemAt(files, params);
  const bytes = await assets.read(slug);
  return new Response(new Uint8Array(bytes), {
    headers: { 'Content-Type': lookup(slug) ?? 'application/octet-stream' },
  });
}
