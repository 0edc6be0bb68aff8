import { expect, test } from 'vitest';
import { renderMarkdown } from '../test-renderer';

const playerOf = async (markdown: string) =>
  /<div class="(player[^"]*)"><a href="[^"]*" data-embed="([^"]*)"/
    .exec((await renderMarkdown(markdown)).html)
    ?.slice(1)
    .map((part) => part.replaceAll('&#x26;', '&'));

const film = 'https://www.youtube-nocookie.com/embed/a_b-c--d__4?autoplay=1';
const spotifyId = '4rOoJ6Egrf8K2IrywzwOMk';

for (const [url, player, className = 'player'] of [
  ['https://www.youtube.com/watch?v=a_b-c--d__4', film],
  ['https://youtube.com/watch?list=PL1&v=a_b-c--d__4&t=90', `${film}&start=90`],
  ['http://m.youtube.com/watch?v=a_b-c--d__4&t=1m30s', `${film}&start=90`],
  ['https://music.youtube.com/watch?v=a_b-c--d__4', film],
  ['https://youtu.be/a_b-c--d__4?si=x&start=5', `${film}&start=5`],
  ['https://youtu.be/a_b-c--d__4?t=1h1m1s', `${film}&start=3661`],
  ['https://youtu.be/a_b-c--d__4?t=%22onload', film],
  ['https://www.youtube.com/watch?v=a_b-c--d__4#t=10s', `${film}&start=10`],
  ['https://www.youtube.com/shorts/a_b-c--d__4', film],
  ['https://www.youtube.com/live/a_b-c--d__4?feature=share', film],
  ['www.youtube.com/watch?v=a_b-c--d__4', film],
  ['https://vimeo.com/76979871', 'https://player.vimeo.com/video/76979871?dnt=1&autoplay=1'],
  ['https://vimeo.com/1/ab9', 'https://player.vimeo.com/video/1?h=ab9&dnt=1&autoplay=1'],
  [
    `https://open.spotify.com/episode/${spotifyId}?si=x`,
    `https://open.spotify.com/embed/episode/${spotifyId}`,
    'player player-152',
  ],
  [
    `https://open.spotify.com/intl-de/playlist/${spotifyId}`,
    `https://open.spotify.com/embed/playlist/${spotifyId}`,
    'player player-352',
  ],
  [
    'https://podcasts.apple.com/us/podcast/the-mlops-podcast/id1565390757?i=1000',
    'https://embed.podcasts.apple.com/us/podcast/the-mlops-podcast/id1565390757?i=1000',
    'player player-175',
  ],
  [
    'https://podcasts.apple.com/us/podcast/id1565390757',
    'https://embed.podcasts.apple.com/us/podcast/id1565390757',
    'player player-450',
  ],
] as const) {
  test(`${url} alone is a player`, async () => {
    const expected = [className, player];
    expect(await playerOf(url)).toEqual(expected);
    expect(await playerOf(`Before.\n\n  ${url}  \n\nAfter.\n`)).toEqual(expected);
    if (!url.startsWith('www')) expect(await playerOf(`<${url}>`)).toEqual(expected);
  });
}

for (const text of [
  'https://www.youtube.com/watch?v=short',
  'https://www.youtube.com/watch?v=a_b-c--d__45',
  'https://www.youtube.com/watch',
  'https://www.youtube.com/@channel',
  'https://www.youtube.com/playlist?list=PL1',
  'https://youtube.com.example/watch?v=a_b-c--d__4',
  'https://youtube.com:8443/watch?v=a_b-c--d__4',
  'https://vimeo.com/about',
  'https://vimeo.com/1/xyz',
  'https://open.spotify.com/artist/4rOoJ6Egrf8K2IrywzwOMk',
  'https://open.spotify.com/episode/4rOoJ6Egrf8K2IrywzwOM',
  'https://podcasts.apple.com/us/podcast/a/idx',
  'https://podcasts.apple.com/us/podcast/a/id1?i=x',
  'https://youtu.be/a_b-c--d__4 is worth it',
  'https://youtu.be/a_b-c--d__4\nhttps://youtu.be/a_b-c--d__4',
  '[A film](https://youtu.be/a_b-c--d__4)',
  '[https://youtu.be/a_b-c--d__4](https://youtu.be/a_b-c--d__4)',
  '- https://youtu.be/a_b-c--d__4',
  '> https://youtu.be/a_b-c--d__4',
  '**https://youtu.be/a_b-c--d__4**',
]) {
  test(`“${text}” stays a link`, async () => {
    const { html } = await renderMarkdown(text);
    expect(html).not.toContain('data-embed');
    expect(html).toContain('<a href="http');
  });
}

test('a card is a link that shows its URL, and is not in the excerpt', async () => {
  const { html, links, excerpt } = await renderMarkdown(
    'https://youtu.be/a_b-c--d__4?t=5&si=x\n\nWords.',
  );
  expect(links.map(({ url }) => url)).toEqual(['https://youtu.be/a_b-c--d__4?t=5&si=x']);
  expect(html).toContain('>Watch on YouTube <span>youtu.be/a_b-c--d__4?t=5&#x26;si=x</span></a>');
  expect(excerpt).toBe('Words.');
});

test('an image that is a video is a card, as in Obsidian', async () => {
  const { html } = await renderMarkdown('![A talk](https://www.youtube.com/watch?v=dQw4w9WgXcQ)');
  expect(html).toContain('data-embed="https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ');
  expect(html).not.toContain('<img');
});
