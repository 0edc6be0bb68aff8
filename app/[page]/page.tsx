import { notFound } from 'next/navigation';
import { PageTitle } from '../../components/page-title';
import { Prose } from '../../components/prose';
import { metadataFor } from '../../content/metadata';
import { pageBySlug, pages } from '../../content/pages';
import { staticParams } from '../../content/static-params';
import { readText } from '../../content/text';

type Props = { params: Promise<{ page: string }> };

export function generateStaticParams() {
  return staticParams(
    'page',
    pages.map(({ slug }) => slug),
  );
}

export async function generateMetadata({ params }: Props) {
  const { title, summary, url } = await find(params);
  return metadataFor({ title, description: summary, url });
}

export default async function MarkdownPage({ params }: Props) {
  const page = await find(params);
  const { html } = await readText(page);
  return (
    <article>
      <PageTitle title={page.title} />
      <div className="page mt-6">
        <div className="min-w-0 lg:col-start-2">
          <Prose html={html} />
        </div>
      </div>
    </article>
  );
}

async function find(params: Props['params']) {
  return pageBySlug(decodeURIComponent((await params).page)) ?? notFound();
}
