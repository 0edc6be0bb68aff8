/**
 * A few lines of the site's own that run in a page. They only touch attributes and texts that are
 * there, and bring in no class that the page does not hold: its style sheet can stay trimmed.
 */
export function InlineScript({ code }: { code: string }) {
  const oneLine = code.replaceAll('\n', '');
  return (
    // biome-ignore lint/security/noDangerouslySetInnerHtml: written in the site's components
    <script data-site-script="" dangerouslySetInnerHTML={{ __html: oneLine }} />
  );
}
