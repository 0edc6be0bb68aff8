import { Introduction } from '../../../components/introduction';
import { TaggedPosts } from '../../../components/tagged-posts';
import { readBody } from '../../../content/internals/documents';
import { tagMetadata } from '../../metadata';
import { inputOf, type PageProps, staticParamsOf } from '../../page-input';

const PATTERN = '/tags/[slug]';

export const generateStaticParams = () => staticParamsOf(PATTERN);

export async function generateMetadata({ params }: PageProps) {
  return tagMetadata(await inputOf(PATTERN, params));
}

export default async function TagPage({ params }: PageProps) {
  const { description, ...list } = await inputOf(PATTERN, params);
  return (
    <TaggedPosts {...list}>
      {description && (
        <Introduction line={description.description} html={(await readBody(description)).html} />
      )}
    </TaggedPosts>
  );
}
