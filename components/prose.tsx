import { CopyScript } from './copy-button';
import { PlayerScript } from './player-script';

/** The rendered text of a Markdown file, with the scripts of what it holds. It stands once in a page. */
export function Prose({ html }: { html: string }) {
  return (
    <>
      {/* In development React compares it with the page, in which the script has shown its buttons. */}
      <div
        className="prose"
        suppressHydrationWarning
        // biome-ignore lint/security/noDangerouslySetInnerHtml: the site's own author wrote it
        dangerouslySetInnerHTML={{ __html: html }}
      />
      {html.includes(' data-copy=""') && <CopyScript />}
      {html.includes(' data-embed="') && <PlayerScript />}
    </>
  );
}
