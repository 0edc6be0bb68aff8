import type { Metadata } from 'next';
import { words } from '../content/internals/site-language';
import { imageOf, pictureOfAuthor, type WithImage } from '../content/link-pictures';
import type { LinkedPage } from '../content/page-inputs';
import { site } from '../content/site';
import { metadataFor, metadataForListPage } from './metadata';

/** The metadata of a page of the list of an author's posts. The first is the page about the author. */
export function authorMetadata({
  name,
  author,
  page,
  pages,
}: {
  name: string;
  author?: { summary: string; picture?: WithImage['picture'] };
  page: LinkedPage;
  pages: readonly LinkedPage[];
}): Metadata {
  const description = words.author.description(site.name, name);
  if (!author) {
    return metadataForListPage({ title: words.author.postsOf(name), description }, pages, page);
  }
  return metadataFor({
    title: name,
    description: author.summary || description,
    url: page.url,
    image: imageOf({ picture: author.picture }),
    picture: pictureOfAuthor({ name }),
    next: pages[1]?.url,
  });
}
