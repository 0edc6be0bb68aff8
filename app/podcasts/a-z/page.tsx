import { notFound } from 'next/navigation';
import { CompactShowList } from '../../../components/compact-show-list';
import { NarrowField, NarrowScript } from '../../../components/narrow-field';
import { PageTitle } from '../../../components/page-title';
import { Section } from '../../../components/section';
import { isEmptyUrl } from '../../../content/empty-urls';
import { words } from '../../../content/internals/site-language';
import { shows, showsByLetter } from '../../../content/podcasts';
import { site } from '../../../content/site';
import { urls } from '../../../content/urls';
import { metadataFor } from '../../metadata';

export const metadata = metadataFor({
  title: words.podcasts.byNameTitle,
  description: words.podcasts.byNameDescription(site.name),
  url: urls.showsByName,
});

export default function ShowsByNamePage() {
  if (isEmptyUrl(urls.showsByName)) notFound();
  return (
    <>
      <PageTitle title={words.podcasts.byNameTitle}>{words.podcasts.count(shows.length)}</PageTitle>
      <NarrowField />
      {showsByLetter().map(({ letter, shows }) => (
        <Section key={letter} id={`letter-${letter}`} title={letter}>
          <CompactShowList shows={shows} />
        </Section>
      ))}
      <NarrowScript />
    </>
  );
}
