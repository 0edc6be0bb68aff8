import { test as base } from '@playwright/test';
import { copyFolder, serve } from '../site-copy';

/** Tests on the site of difficult content, served once for all tests of a worker. */
export const test = base.extend<object, { site: string }>({
  site: [
    async ({ browserName: _ }, use) => {
      const server = await serve(copyFolder('difficult'));
      await use(server.url);
      await server.stop();
    },
    { scope: 'worker' },
  ],
});
