import { PageTitle } from '../../../../components/page-title';
import { ShowCatalogue } from '../../../../components/show-catalogue';
import { groupedShows, type ShowList, showGroups } from '../../../../content/podcasts';
import { metadataFor } from '../../../metadata';
import { findBySlug, type SlugRouteProps, staticParamsOf } from '../../../slug-params';

export const generateStaticParams = () => staticParamsOf(showGroups);

export async function generateMetadata({ params }: SlugRouteProps) {
  const group = await findBySlug(showGroups, params);
  const description = `${group.name}, of the podcasts about data science and machine learning.`;
  return metadataFor({ title: titleOf(group), description, url: group.url });
}

export default async function GroupPage({ params }: SlugRouteProps) {
  const group = await findBySlug(showGroups, params);
  const { shows } = group;
  return (
    <>
      <PageTitle title={titleOf(group)}>
        {shows.length === 1 ? 'One show.' : `${shows.length} shows.`}
      </PageTitle>
      <ShowCatalogue shows={groupedShows(shows)} />
    </>
  );
}

function titleOf({ name }: ShowList): string {
  return `Podcasts: ${name}`;
}
