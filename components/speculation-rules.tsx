/**
 * Makes the browser prerender a page of the site when the pointer rests on its link or a finger touches
 * it. Browsers do not prerender when the reader saves data.
 * @param root the path of the home page, with a slash at the end
 * @see https://wicg.github.io/nav-speculation/speculation-rules.html
 */
export function SpeculationRules({ root }: { root: string }) {
  const rules = {
    prerender: [
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
