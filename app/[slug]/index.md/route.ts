import { markdownResponse } from '../../../content/feeds/markdown';
import { inputOf, type PageProps, staticParamsOf } from '../../page-input';

const PATTERN = '/[slug]/index.md';

export const dynamic = 'force-static';

export const generateStaticParams = () => staticParamsOf(PATTERN);

/** A page of `content/pages/` as Markdown, for programs and for people who keep notes. */
export async function GET(_request: Request, { params }: PageProps) {
  return markdownResponse(await inputOf(PATTERN, params));
}
