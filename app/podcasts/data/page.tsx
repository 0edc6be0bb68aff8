import { PageTitle } from '../../../components/page-title';
import { TextLink } from '../../../components/text-link';
import { fieldNames, showFields } from '../../../content/feeds/podcasts-json';
import { shows } from '../../../content/podcasts';
import { site } from '../../../content/site';
import { urls } from '../../../content/urls';
import { metadataFor } from '../../metadata';

export const metadata = metadataFor({
  title: 'The podcasts as data',
  description: `What ${site.name} knows of its podcasts, for programs, and what each field means.`,
  url: urls.podcastData,
});

export default function PodcastDataPage() {
  return (
    <>
      <PageTitle title="The podcasts as data">
        What is known of the podcasts is also in{' '}
        <TextLink href={urls.podcastsJson}>podcasts.json</TextLink>, an object with version (1,
        until a field changes its meaning), title, page and shows.{' '}
        {shows.length > 0 && 'Each show has, as far as they are known:'}
      </PageTitle>
      <div className="page mt-5">
        <dl className="grid gap-y-2 text-small lg:col-start-2">
          {(shows.length > 0 ? showFields : []).map((field) => (
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
