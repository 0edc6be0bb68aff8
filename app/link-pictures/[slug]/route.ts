import { drawPicture } from '../../draw-picture';
import { inputOf, type PageProps, staticParamsOf } from '../../page-input';

const PATTERN = '/link-pictures/[slug]';

export const dynamic = 'force-static';

export const generateStaticParams = () => staticParamsOf(PATTERN);

export async function GET(_request: Request, { params }: PageProps) {
  const picture = await drawPicture(await inputOf(PATTERN, params));
  return new Response(picture, { headers: { 'Content-Type': 'image/png' } });
}
