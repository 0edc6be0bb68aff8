import { PageTitle } from '../../../../components/page-title';
import { ShowCatalogue } from '../../../../components/show-catalogue';
import { words } from '../../../../content/internals/site-language';
import { groupedShows, type ShowList, showGroups } from '../../../../content/podcasts';
import { site } from '../../../../content/site';
import { metadataFor } from '../../../metadata';
import { findBySlug, type SlugRouteProps, staticParamsOf } from '../../../slug-params';

export const generateStaticParams = () => staticParamsOf(showGroups);

export async function generateMetadata({ params }: SlugRouteProps) {
  const group = await findBySlug(showGroups, params);
  const description = words.podcasts.groupDescription(site.name, group.name);
  return metadataFor({ title: titleOf(group), description, url: group.url });
}

export default async function GroupPage({ params }: SlugRouteProps) {
  const group = await findBySlug(showGroups, params);
  const { shows } = group;
  return (
    <>
      <PageTitle title={titleOf(group)}>{words.podcasts.count(shows.length)}</PageTitle>
      <ShowCatalogue shows={groupedShows(shows)} />
    </>
  );
}

function titleOf({ name }: ShowList): string {
  return words.podcasts.groupTitle(name);
}
