import { notFound } from 'next/navigation';
import { PageTitle } from '../../../components/page-title';
import { Phrase } from '../../../components/phrase';
import { isEmptyUrl } from '../../../content/empty-urls';
import { fieldNames, showFields } from '../../../content/feeds/podcasts-json';
import { words } from '../../../content/internals/site-language';
import { site } from '../../../content/site';
import { urls } from '../../../content/urls';
import { metadataFor } from '../../metadata';

export const metadata = metadataFor({
  title: words.data.title,
  description: words.data.description(site.name),
  url: urls.podcastData,
});

export default function PodcastDataPage() {
  if (isEmptyUrl(urls.podcastData)) notFound();
  return (
    <>
      <PageTitle title={words.data.title}>
        <Phrase text={words.data.intro} links={{ file: urls.podcastsJson }} /> {words.data.fields}
      </PageTitle>
      <div className="page mt-5">
        <dl className="grid gap-y-2 text-small lg:col-start-2">
          {showFields.map((field) => (
            <div key={field.meaning}>
              <dt className="font-mono">{fieldNames(field).join(', ')}</dt>
              <dd className="font-sans text-quiet">{field.meaning}</dd>
            </div>
          ))}
        </dl>
      </div>
    </>
  );
}
