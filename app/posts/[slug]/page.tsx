import { notFound } from 'next/navigation';
import { postBySlug, posts } from '../../../content/posts';
import { readText } from '../../../content/text';
export const dynamicParams = false;
export function generateStaticParams() { return posts.map(({ slug }) => ({ slug })); }
export default async function PostPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  console.log('PARAM', slug);
  const post = postBySlug(decodeURIComponent(slug));
  if (!post) notFound();
  const text = await readText(post);
  return <main><h1>{post.title}</h1><div dangerouslySetInnerHTML={{ __html: text.html }} /></main>;
}
