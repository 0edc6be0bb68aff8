/** The rendered text of a Markdown file. */
export function Prose({ html }: { html: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the site's own author wrote it
  return <div className="prose" dangerouslySetInnerHTML={{ __html: html }} />;
}
