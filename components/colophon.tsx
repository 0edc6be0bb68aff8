import { words } from '../content/internals/site-language';
import { ShareButton } from './share-button';
import { QuietLink } from './text-link';

/** What a reader can do about a post: answer it, share it, and correct it. */
export function Colophon({ replyUrl, editUrl }: { replyUrl?: string; editUrl?: string }) {
  return (
    <div className="mt-3 flex flex-wrap items-baseline gap-x-4 font-sans text-quiet text-small print:hidden">
      {replyUrl && <QuietLink href={replyUrl}>{words.colophon.reply}</QuietLink>}
      <ShareButton />
      {editUrl && <EditLink url={editUrl} />}
    </div>
  );
}

/** A link to the source of a page. */
export function EditLink({ url }: { url: string }) {
  return <QuietLink href={url}>{words.colophon.edit}</QuietLink>;
}
