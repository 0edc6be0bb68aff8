/**
 * A short script. It must not add class names to a page: the style sheet of each page is trimmed to the
 * classes in its HTML.
 */
export function InlineScript({ code }: { code: string }) {
  const oneLine = code.replaceAll('\n', '');
  return (
    // biome-ignore lint/security/noDangerouslySetInnerHtml: written in the site's components
    <script data-site-script="" dangerouslySetInnerHTML={{ __html: oneLine }} />
  );
}
