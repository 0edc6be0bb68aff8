import { PageTitle } from '../../../components/page-title';
import { Phrase } from '../../../components/phrase';
import { PostList } from '../../../components/post-list';
import { words } from '../../../content/internals/site-language';
import { site } from '../../../content/site';
import { urls } from '../../../content/urls';
import { metadataFor } from '../../metadata';
import { inputOf, type SlugRouteProps, staticParamsOf } from '../../slug-params';

const PATTERN = '/tags/[slug]';

export const generateStaticParams = () => staticParamsOf(PATTERN);

export async function generateMetadata({ params }: SlugRouteProps) {
  const { tag } = await inputOf(PATTERN, params);
  const { name, url } = tag;
  return metadataFor({
    title: words.tags.titleOf(name),
    description: words.tags.descriptionOf(site.name, name),
    url,
  });
}

export default async function TagPage({ params }: SlugRouteProps) {
  const { tag, posts } = await inputOf(PATTERN, params);
  const { name } = tag;
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
