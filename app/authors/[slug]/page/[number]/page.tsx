import { AuthoredPosts } from '../../../../../components/authored-posts';
import { authorMetadata } from '../../../../author-metadata';
import { inputOf, type PageProps, staticParamsOf } from '../../../../page-input';

const PATTERN = '/authors/[slug]/page/[number]';

export const generateStaticParams = () => staticParamsOf(PATTERN);

export async function generateMetadata({ params }: PageProps) {
  return authorMetadata(await inputOf(PATTERN, params));
}

/** A further page of the list of an author's posts. */
export default async function AuthorPage({ params }: PageProps) {
  return <AuthoredPosts {...(await inputOf(PATTERN, params))} />;
}
