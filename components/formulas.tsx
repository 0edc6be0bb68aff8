/** A line of text with formulas, outside of a rendered body. */
export function Formulas({ html }: { html: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the site's own author wrote it
  return <span dangerouslySetInnerHTML={{ __html: html }} />;
}
