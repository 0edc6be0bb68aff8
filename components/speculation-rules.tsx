/**
 * Has the browser get a page of the site ready as soon as a reader is about to open it: when the
 * pointer rests on its link, or a finger touches it. Browsers leave it at that where data are to be saved.
 * @see https://wicg.github.io/nav-speculation/speculation-rules.html
 */
export function SpeculationRules({ root }: { root: string }) {
  const rules = {
    prerender: [
      {
        // Pages end in a slash; feeds and files do not.
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
