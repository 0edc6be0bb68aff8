import { expect, test as setup } from '@playwright/test';
import { copySite, run } from '../site-copy';
import { counts, difficultContent } from './content';

setup.describe.configure({ timeout: 300_000 });

for (const [name, zone, language] of [
  ['difficult', 'Pacific/Kiritimati', 'de_DE.UTF-8'],
  ['difficult-again', 'America/Los_Angeles', 'C'],
]) {
  setup(`a site of difficult content builds in ${zone}`, async () => {
    const copy = await copySite(name, difficultContent);
    const { code, stdout } = await run(copy, 'build', {
      TZ: zone,
      LANG: language,
      LC_ALL: language,
    });
    const files = Object.values(counts).reduce((sum, count) => sum + count);
    expect(stdout.trim().split('\n').at(-1)).toContain(
      `${files} files in content/: ${counts.published} posts published, ${counts.drafts} drafts, ` +
        `${counts.scheduled} scheduled, ${counts.shows} shows, ${counts.pages} page.`,
    );
    expect(code).toBe(0);
  });
}

setup('a site without any content builds', async () => {
  const copy = await copySite('empty', {
    'content/posts': null,
    'content/podcasts': null,
    'content/pages': null,
  });
  const { code, output } = await run(copy, 'build');
  expect(output).toContain('0 files in content/');
  expect(code).toBe(0);
});
