import { PageTitle } from '../../../components/page-title';
import { Phrase } from '../../../components/phrase';
import { PostList } from '../../../components/post-list';
import { words } from '../../../content/internals/site-language';
import { tags } from '../../../content/posts';
import { site } from '../../../content/site';
import { urls } from '../../../content/urls';
import { metadataFor } from '../../metadata';
import { findBySlug, type SlugRouteProps, staticParamsOf } from '../../slug-params';

export const generateStaticParams = () => staticParamsOf(tags);

export async function generateMetadata({ params }: SlugRouteProps) {
  const { name, url } = await findBySlug(tags, params);
  return metadataFor({
    title: words.tags.titleOf(name),
    description: words.tags.descriptionOf(site.name, name),
    url,
  });
}

export default async function TagPage({ params }: SlugRouteProps) {
  const { name, posts } = await findBySlug(tags, params);
  return (
    <>
      <PageTitle title={words.tags.titleOf(name)}>
        <Phrase text={words.tags.count(posts.length)} links={urls} />
      </PageTitle>
      <div className="page mt-10">
        <div className="lg:col-start-2">
          <PostList posts={posts} dates="medium" />
        </div>
      </div>
    </>
  );
}
