import { expect, test } from 'vitest';
import { subscribeLinks } from './subscribe-links';

const name = 'Übung & Ernst?';
const feed = 'https://feeds.example/a b?id=1&x=ü';

test('each app gets its link from what is known', () => {
  const show = {
    name,
    appleId: '890348705',
    spotifyId: '1BZN7H3ikovSejhwQTzNm4',
    youtube: 'https://www.youtube.com/@show',
    amazon: '2c4d33bf-9ca1-4f2b-8ba1-1a1a1a1a1a1a',
    feed,
  };
  const encoded = 'https%3A%2F%2Ffeeds.example%2Fa%20b%3Fid%3D1%26x%3D%C3%BC';
  expect(subscribeLinks(show).map(({ app, url }) => [app, url])).toEqual([
    ['Apple Podcasts', 'https://podcasts.apple.com/podcast/id890348705'],
    ['Spotify', 'https://open.spotify.com/show/1BZN7H3ikovSejhwQTzNm4'],
    ['YouTube', 'https://www.youtube.com/@show'],
    ['Amazon Music', 'https://music.amazon.com/podcasts/2c4d33bf-9ca1-4f2b-8ba1-1a1a1a1a1a1a'],
    ['Overcast', 'https://overcast.fm/itunes890348705'],
    ['Pocket Casts', 'https://pca.st/itunes/890348705'],
    ['Castro', 'https://castro.fm/itunes/890348705'],
    [
      'AntennaPod',
      `https://antennapod.org/deeplink/subscribe?url=${encoded}&title=%C3%9Cbung%20%26%20Ernst%3F`,
    ],
    [
      'YouTube Music',
      'https://music.youtube.com/library/podcasts?addrssfeed=aHR0cHM6Ly9mZWVkcy5leGFtcGxlL2EgYj9pZD0xJng9w7w',
    ],
    ['Podcast Addict', `https://podcastaddict.com/feed/${encoded}`],
    ['Player FM', `https://player.fm/subscribe?id=${encoded}`],
  ]);
});

for (const [known, apps] of [
  [{ appleId: '1' }, ['Apple Podcasts', 'Overcast', 'Pocket Casts', 'Castro']],
  [{ spotifyId: '1BZN7H3ikovSejhwQTzNm4' }, ['Spotify']],
  [{ feed }, ['AntennaPod', 'YouTube Music', 'Podcast Addict', 'Player FM']],
  [{}, []],
] as const) {
  test(`with ${Object.keys(known).join() || 'nothing'} there are ${apps.length} apps`, () => {
    expect(subscribeLinks({ name, ...known }).map(({ app }) => app)).toEqual(apps);
  });
}
