import { EditLink } from '../../components/colophon';
import { PageTitle } from '../../components/page-title';
import { Prose } from '../../components/prose';
import { readBody } from '../../content/internals/documents';
import { pictureOfText } from '../../content/link-pictures';
import { editUrlOf } from '../../content/replies';
import { metadataFor } from '../metadata';
import { inputOf, type PageProps, staticParamsOf } from '../page-input';

const PATTERN = '/[slug]';

export const generateStaticParams = () => staticParamsOf(PATTERN);

export async function generateMetadata({ params }: PageProps) {
  const page = await inputOf(PATTERN, params);
  const { title, summary, url, lang } = page;
  return metadataFor({
    title,
    description: summary,
    url,
    picture: pictureOfText(page),
    language: lang,
    hasMarkdown: true,
  });
}

export default async function MarkdownPage({ params }: PageProps) {
  const page = await inputOf(PATTERN, params);
  const { html } = await readBody(page);
  const editUrl = editUrlOf(page._id);
  return (
    <article>
      <PageTitle title={page.title} lang={page.lang} dir={page.dir} />
      <div className="page mt-6">
        <div className="min-w-0 lg:col-start-2">
          <Prose html={html} lang={page.lang} dir={page.dir} />
          {editUrl && (
            <p className="mt-5 font-sans text-quiet text-small print:hidden">
              <EditLink url={editUrl} />
            </p>
          )}
        </div>
      </div>
    </article>
  );
}
