import { lookup } from 'mrmime';
import { assets } from '../../../content/internals/documents';
import { inputOf, type PageProps, staticParamsOf } from '../../page-input';

const PATTERN = '/files/[slug]';

export const dynamic = 'force-static';

export const generateStaticParams = () => staticParamsOf(PATTERN);

/** The image variants and downloads of all posts, shows and pages. */
export async function GET(_request: Request, { params }: PageProps) {
  const { slug } = await inputOf(PATTERN, params);
  const bytes = await assets.read(slug);
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': lookup(slug) ?? 'application/octet-stream',
      // The name holds a hash of the content.
      'Cache-Control': 'public, max-age=31536000, immutable',
    },
  });
}
