import { expect, test, vi } from 'vitest';
import { buildContent } from './build-content';
import { testSite } from './loader/test-loader';

test('errors of settings and of content are printed in one round', async () => {
  const { options } = testSite({
    'content/posts/2023-01-01-a.md': '---\ntitle: A\n---\n[link](/nothing/)\n',
  });
  const error = vi.spyOn(console, 'error').mockImplementation(() => {});
  const build = buildContent({
    ...options,
    isWatching: false,
    movedPage: { language: 'en', title: 'Moved', text: '{link}' },
    checkSettings: async () => [
      {
        severity: 'error',
        file: 'content/site.ts',
        line: 1,
        message: 'is empty',
        hint: 'write it',
      },
    ],
  });
  const { value } = await build.next();
  const printed = error.mock.calls.join('\n');
  error.mockRestore();
  expect(value).toBeUndefined();
  expect(printed).toMatch(/content\/site\.ts:1 .*is empty[\s\S]*a\.md:4:1 .*broken link/);
});
