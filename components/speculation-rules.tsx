/**
 * Makes the browser prerender or prefetch a page of the site when the pointer rests on its link or a
 * finger touches it. Browsers do neither when the reader saves data.
 * @param root the path of the home page, with a slash at the end
 * @see https://wicg.github.io/nav-speculation/speculation-rules.html
 */
export function SpeculationRules({
  root,
  action,
}: {
  root: string;
  action: 'prerender' | 'prefetch';
}) {
  const rules = {
    [action]: [
      {
        // URLs of pages end in a slash, those of feeds and files do not.
        where: {
          and: [
            { href_matches: [root, `${root}*/`] },
            { not: { selector_matches: '[href^="#"]' } },
          ],
        },
        eagerness: 'moderate',
      },
    ],
  };
  return (
    <script
      type="speculationrules"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: the rules above
      dangerouslySetInnerHTML={{ __html: JSON.stringify(rules) }}
    />
  );
}
