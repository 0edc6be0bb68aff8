import { PageTitle } from '../../components/page-title';
import { Prose } from '../../components/prose';
import { readBody } from '../../content/internals/documents';
import { metadataFor } from '../metadata';
import { inputOf, type PageProps, staticParamsOf } from '../page-input';

const PATTERN = '/[slug]';

export const generateStaticParams = () => staticParamsOf(PATTERN);

export async function generateMetadata({ params }: PageProps) {
  const { title, summary, url, lang } = await inputOf(PATTERN, params);
  return metadataFor({ title, description: summary, url, language: lang, hasMarkdown: true });
}

export default async function MarkdownPage({ params }: PageProps) {
  const page = await inputOf(PATTERN, params);
  const { html } = await readBody(page);
  return (
    <article>
      <PageTitle title={page.title} lang={page.lang} dir={page.dir} />
      <div className="page mt-6">
        <div className="min-w-0 lg:col-start-2">
          <Prose html={html} lang={page.lang} dir={page.dir} />
        </div>
      </div>
    </article>
  );
}
