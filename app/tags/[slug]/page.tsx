import { PageTitle } from '../../../components/page-title';
import { PostList } from '../../../components/post-list';
import { TextLink } from '../../../components/text-link';
import { tags } from '../../../content/posts';
import { site } from '../../../content/site';
import { urls } from '../../../content/urls';
import { metadataFor } from '../../metadata';
import { findBySlug, type SlugRouteProps, staticParamsOf } from '../../slug-params';

export const generateStaticParams = () => staticParamsOf(tags);

export async function generateMetadata({ params }: SlugRouteProps) {
  const { name, url } = await findBySlug(tags, params);
  return metadataFor({
    title: `Posts on ${name}`,
    description: `Posts of ${site.name} about ${name}.`,
    url,
  });
}

export default async function TagPage({ params }: SlugRouteProps) {
  const { name, posts } = await findBySlug(tags, params);
  return (
    <>
      <PageTitle title={`Posts on ${name}`}>
        {posts.length === 1 ? 'One post has' : `${posts.length} posts have`} this tag.{' '}
        <TextLink href={urls.tags}>All tags</TextLink>
      </PageTitle>
      <div className="page mt-10">
        <div className="lg:col-start-2">
          <PostList posts={posts} dates="medium" />
        </div>
      </div>
    </>
  );
}
