import { TagIndex } from '../../../../components/tag-index';
import { words } from '../../../../content/internals/site-language';
import { site } from '../../../../content/site';
import { metadataForListPage } from '../../../metadata';
import { inputOf, type PageProps, staticParamsOf } from '../../../page-input';

const PATTERN = '/tags/page/[number]';

export const generateStaticParams = () => staticParamsOf(PATTERN);

export async function generateMetadata({ params }: PageProps) {
  const { page, pages } = await inputOf(PATTERN, params);
  const description = words.tags.description(site.name);
  return metadataForListPage({ title: words.tags.title, description }, pages, page);
}

/** A further page of the list of tags. */
export default async function TagsPage({ params }: PageProps) {
  return <TagIndex {...(await inputOf(PATTERN, params))} />;
}
