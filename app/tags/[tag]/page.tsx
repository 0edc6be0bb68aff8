import { notFound } from 'next/navigation';
import { PageTitle } from '../../../components/page-title';
import { PostList } from '../../../components/post-list';
import { metadataFor } from '../../../content/metadata';
import { type Tag, tagBySlug, tags } from '../../../content/posts';
import { site } from '../../../content/site';
import { staticParams } from '../../../content/static-params';

type Props = { params: Promise<{ tag: string }> };

export function generateStaticParams() {
  return staticParams(
    'tag',
    tags.map(({ slug }) => slug),
  );
}

export async function generateMetadata({ params }: Props) {
  const { name, url } = await find(params);
  return metadataFor({ title: name, description: `Posts of ${site.name} about ${name}.`, url });
}

export default async function TagPage({ params }: Props) {
  const { name, posts } = await find(params);
  return (
    <>
      <PageTitle title={name}>
        {posts.length === 1 ? 'One post' : `${posts.length} posts`} with this tag.{' '}
        <a href="/tags/" className="text-accent underline underline-offset-4">
          All tags
        </a>
      </PageTitle>
      <div className="page mt-10">
        <div className="lg:col-start-2">
          <PostList posts={posts} dates="medium" />
        </div>
      </div>
    </>
  );
}

async function find(params: Props['params']): Promise<Tag> {
  return tagBySlug(decodeURIComponent((await params).tag)) ?? notFound();
}
