import type { Direction } from '../pipeline/direction';
import { CopyScript } from './copy-button';
import { PlayerScript } from './player-script';

// React complains of a script that comes to an open page, as with the first code block of a text. The scripts
// do nothing where there is nothing for them.
const isDevelopment = process.env.NODE_ENV === 'development';

/** The rendered body of a document, with the scripts that it needs. At most one in a page. */
export function Prose({ html, lang, dir }: { html: string; lang?: string; dir?: Direction }) {
  return (
    <>
      {/* In development, the copy script has shown its buttons before hydration. */}
      <div
        className="prose"
        lang={lang}
        dir={dir}
        suppressHydrationWarning
        // biome-ignore lint/security/noDangerouslySetInnerHtml: the site's own author wrote it
        dangerouslySetInnerHTML={{ __html: html }}
      />
      {(isDevelopment || html.includes(' data-copy="')) && <CopyScript />}
      {(isDevelopment || html.includes(' data-embed="')) && <PlayerScript />}
    </>
  );
}
