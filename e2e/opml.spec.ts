import { expect, test } from '@playwright/test';
import { templates } from './pages';
import { subscribed } from './read-opml';

const feeds = {
  'Practical AI': 'https://feeds.transistor.fm/practical-ai-machine-learning-data-science-llm',
  'Data Skeptic': 'https://dataskeptic.libsyn.com/rss',
  DataFramed: 'https://feeds.captivate.fm/dataframed/',
  'Lex Fridman Podcast': 'https://lexfridman.com/feed/podcast/',
};

test('one file subscribes to each show that has a feed, and the page says which it leaves out', async ({
  page,
  request,
}) => {
  await page.goto(templates.podcasts);
  const section = page.getByRole('region', { name: 'Follow them all at once' });
  const link = section.getByRole('link', { name: '4 of 6 shows in one file' });
  const href = (await link.getAttribute('href')) ?? '';
  expect(href).toBe('/podcasts.opml');
  const response = await request.get(href);
  expect(response.headers()).toMatchObject({
    'content-type': 'text/x-opml; charset=utf-8',
    'content-disposition': 'attachment',
  });
  expect(subscribed(await response.text())).toEqual(feeds);
  await expect(section.getByRole('listitem')).toHaveText([
    'The Super Data Science Podcast, its feed is not known',
    'The MLOps Podcast, its feed is not known',
  ]);
  const download = page.waitForEvent('download');
  await link.click();
  expect((await download).suggestedFilename()).toBe('podcasts.opml');
});

test('each topic with a feed has a file of its own', async ({ page, request }) => {
  await page.goto('/podcasts/topics/data-science/');
  const href = await page
    .getByRole('link', { name: '2 of 3 shows in one file' })
    .getAttribute('href');
  expect(href).toBe('/podcasts/opml/topic-data-science.opml');
  const response = await request.get(href ?? '');
  expect(response.headers()['content-type']).toBe('text/x-opml; charset=utf-8');
  expect(Object.keys(subscribed(await response.text()))).toEqual(['Data Skeptic', 'DataFramed']);

  await page.goto('/podcasts/topics/mlops/');
  await expect(page.getByRole('link', { name: /in one file/ })).toHaveCount(0);
  expect((await request.get('/podcasts/opml/topic-mlops.opml')).status()).toBe(404);
  expect((await request.get('/podcasts/opml/archive.opml')).status()).toBe(404);
});
