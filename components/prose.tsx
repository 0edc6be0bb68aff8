import { CopyScript } from './copy-button';
import { PlayerScript } from './player-script';

/** The rendered body of a document, with the scripts that it needs. At most one in a page. */
export function Prose({ html }: { html: string }) {
  return (
    <>
      {/* In development, the copy script has shown its buttons before hydration. */}
      <div
        className="prose"
        suppressHydrationWarning
        // biome-ignore lint/security/noDangerouslySetInnerHtml: the site's own author wrote it
        dangerouslySetInnerHTML={{ __html: html }}
      />
      {html.includes(' data-copy="') && <CopyScript />}
      {html.includes(' data-embed="') && <PlayerScript />}
    </>
  );
}
