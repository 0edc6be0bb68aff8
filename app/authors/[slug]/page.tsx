import { AuthorLinks } from '../../../components/author-links';
import { AuthorPicture } from '../../../components/author-picture';
import { AuthoredPosts } from '../../../components/authored-posts';
import { Introduction } from '../../../components/introduction';
import { JsonLd } from '../../../components/json-ld';
import { readBody } from '../../../content/internals/documents';
import { authorMetadata } from '../../author-metadata';
import { inputOf, type PageProps, staticParamsOf } from '../../page-input';
import { profilePage } from '../../structured-data';

const PATTERN = '/authors/[slug]';

export const generateStaticParams = () => staticParamsOf(PATTERN);

export async function generateMetadata({ params }: PageProps) {
  return authorMetadata(await inputOf(PATTERN, params));
}

/** An author, and their posts. */
export default async function AuthorPage({ params }: PageProps) {
  const { author, ...list } = await inputOf(PATTERN, params);
  if (!author) return <AuthoredPosts {...list} />;
  const { html } = await readBody(author);
  return (
    <AuthoredPosts {...list}>
      <JsonLd data={profilePage(author)} />
      <div className="page mt-4">
        <div className="flex items-start gap-x-4 font-sans lg:col-start-2">
          <AuthorPicture picture={author.picture} isAboveTheFold />
          <AuthorLinks {...author} />
        </div>
      </div>
      <Introduction line={author.description} html={html} />
    </AuthoredPosts>
  );
}
