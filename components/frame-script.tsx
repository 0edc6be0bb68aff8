import { InlineScript } from './inline-script';
import { searchKeysScript } from './search-link';
import { themeScript } from './theme';

/** The script of every page. One instead of two saves each page a hash in its policy. Belongs in the head. */
export function FrameScript({ hasSearch }: { hasSearch: boolean }) {
  return <InlineScript code={hasSearch ? themeScript + searchKeysScript : themeScript} />;
}
