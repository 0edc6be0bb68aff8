/** The script of a service that counts visits, and the code that configures it. Belongs in the head. */
export function AnalyticsScript({
  url,
  attributes,
  integrity,
  code,
}: {
  url: string;
  attributes?: Readonly<Record<string, string>>;
  integrity?: string;
  code?: string;
}) {
  return (
    <>
      {code !== undefined && (
        // biome-ignore lint/security/noDangerouslySetInnerHtml: from the settings of the site
        <script data-site-script="" dangerouslySetInnerHTML={{ __html: code }} />
      )}
      <script
        {...attributes}
        src={url}
        defer
        integrity={integrity}
        crossOrigin={integrity === undefined ? undefined : 'anonymous'}
      />
    </>
  );
}
