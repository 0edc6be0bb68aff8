import { PageTitle } from '../../../../components/page-title';
import { ShowCatalogue } from '../../../../components/show-catalogue';
import { words } from '../../../../content/internals/site-language';
import type { ShowList } from '../../../../content/podcasts';
import { site } from '../../../../content/site';
import { metadataFor } from '../../../metadata';
import { inputOf, type PageProps, staticParamsOf } from '../../../page-input';

const PATTERN = '/podcasts/groups/[slug]';

export const generateStaticParams = () => staticParamsOf(PATTERN);

export async function generateMetadata({ params }: PageProps) {
  const { group } = await inputOf(PATTERN, params);
  const description = words.podcasts.groupDescription(site.name, group.name);
  return metadataFor({ title: titleOf(group), description, url: group.url });
}

export default async function GroupPage({ params }: PageProps) {
  const { group, count, catalogue } = await inputOf(PATTERN, params);
  return (
    <>
      <PageTitle title={titleOf(group)}>{words.podcasts.count(count)}</PageTitle>
      <ShowCatalogue shows={catalogue} />
    </>
  );
}

function titleOf({ name }: Pick<ShowList, 'name'>): string {
  return words.podcasts.groupTitle(name);
}
