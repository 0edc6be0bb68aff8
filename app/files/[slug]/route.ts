import { lookup } from 'mrmime';
import { pages } from '../../../content/pages';
import { shows } from '../../../content/podcasts';
import { posts } from '../../../content/posts';
import { readKept } from '../../../pipeline/store/asset-store';
import { itemAt, type SlugProps, slugParams } from '../../slug-params';

export const dynamic = 'force-static';

// What only a draft shows is in no text that is published, and so in no file here.
const files = [...new Set([...posts, ...shows, ...pages].flatMap((text) => text.files))].map(
  (slug) => ({ slug }),
);

export const generateStaticParams = () => slugParams(files);

/** The pictures and downloads that texts bring along. */
export async function GET(_request: Request, { params }: SlugProps) {
  const { slug } = await itemAt(files, params);
  const bytes = await readKept(slug);
  return new Response(new Uint8Array(bytes), {
    headers: { 'Content-Type': lookup(slug) ?? 'application/octet-stream' },
  });
}
