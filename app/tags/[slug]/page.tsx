import { TaggedPosts } from '../../../components/tagged-posts';
import { tagMetadata } from '../../metadata';
import { inputOf, type PageProps, staticParamsOf } from '../../page-input';

const PATTERN = '/tags/[slug]';

export const generateStaticParams = () => staticParamsOf(PATTERN);

export async function generateMetadata({ params }: PageProps) {
  return tagMetadata(await inputOf(PATTERN, params));
}

export default async function TagPage({ params }: PageProps) {
  return <TaggedPosts {...(await inputOf(PATTERN, params))} />;
}
