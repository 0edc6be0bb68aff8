import { expect, test } from 'vitest';
import { idsInAddress, nameFromSlug } from './platform-addresses';

const spotifyId = '1BZN7H3ikovSejhwQTzNm4';
const amazon = '8d3c1b7e-6a40-4a2c-9a0d-1c2b3a4d5e6f';
const channel = 'UCSHZKyawb77ixDdsGog4iWA';
const apple = 'https://podcasts.apple.com/podcast/id123';
const spotify = `https://open.spotify.com/show/${spotifyId}`;
const youtube = `https://www.youtube.com/channel/${channel}`;
const playlist = 'https://www.youtube.com/playlist?list=PLrAXtmErZgOdP_8GztsuKi9nrraNbKKp4';
const handle = 'https://www.youtube.com/@DataSkeptic';
const feed = 'https://feeds.example/a?b=c&d';
const escaped = encodeURIComponent(feed);
const uuid = '0f9c3a40-1b2c-0137-f265-1d245fc5f9cf';

test.each([
  [
    'https://podcasts.apple.com/us/podcast/a-show/id123?i=1000654321&uo=4',
    { url: apple, appleId: '123', name: 'A Show' },
  ],
  [
    'https://podcasts.apple.com/de/podcast/gr%C3%BC%C3%9Fe-aus-k%C3%B6ln/id123',
    { appleId: '123', name: 'Grüße Aus Köln' },
  ],
  ['https://podcasts.apple.com/podcast/id123', { url: apple, appleId: '123' }],
  ['http://podcasts.apple.com/us/podcast/id123/#reviews', { url: apple, appleId: '123' }],
  ['https://itunes.apple.com/us/podcast/x/id123?mt=2', { url: apple, appleId: '123', name: 'X' }],
  ['https://itunes.apple.com/podcast?id=123', { url: apple, appleId: '123' }],
  [
    'https://itunes.apple.com/WebObjects/MZStore.woa/wa/viewPodcast?id=123',
    { url: apple, appleId: '123' },
  ],
  [`${spotify}?si=0a1b2c`, { url: spotify, spotifyId }],
  [`https://open.spotify.com/intl-de/show/${spotifyId}`, { url: spotify, spotifyId }],
  [`https://open.spotify.com/embed/show/${spotifyId}?utm_source=x`, { url: spotify, spotifyId }],
  [`spotify:show:${spotifyId}`, { url: spotify, spotifyId }],
  ['https://overcast.fm/itunes123', { url: apple, appleId: '123' }],
  ['https://overcast.fm/itunes123/data-skeptic', { appleId: '123', name: 'Data Skeptic' }],
  ['https://overcast.fm/p123456-AbCdEf', {}],
  ['https://pca.st/itunes/123', { url: apple, appleId: '123' }],
  [`https://pca.st/podcast/${uuid}`, {}],
  ['https://pca.st/abc12345?x=y', { url: 'https://pca.st/abc12345' }],
  [
    `https://pocketcasts.com/podcast/data-skeptic/${uuid}?ref=x`,
    { url: `https://pocketcasts.com/podcast/data-skeptic/${uuid}`, name: 'Data Skeptic' },
  ],
  [`https://play.pocketcasts.com/podcasts/${uuid}`, {}],
  ['https://castro.fm/itunes/123', { url: apple, appleId: '123' }],
  [`https://castro.fm/podcast/${uuid}`, {}],
  [
    `https://music.amazon.com/podcasts/${amazon}/data-skeptic?ref=dm_sh`,
    { url: `https://music.amazon.com/podcasts/${amazon}`, amazon, name: 'Data Skeptic' },
  ],
  [`https://music.amazon.co.uk/podcasts/${amazon}/episodes/${uuid}/an-episode`, { amazon }],
  [youtube, { url: youtube, youtube }],
  [`https://m.youtube.com/channel/${channel}/videos`, { url: youtube, youtube }],
  [`https://www.youtube.com/feeds/videos.xml?channel_id=${channel}`, { url: youtube, youtube }],
  [`${handle}/podcasts?si=x`, { url: handle, youtube: handle, name: 'DataSkeptic' }],
  ['https://youtube.com/c/Data', { youtube: 'https://www.youtube.com/c/Data', name: 'Data' }],
  ['https://youtube.com/user/Data', { youtube: 'https://www.youtube.com/user/Data' }],
  [`${playlist}&si=x`, { url: playlist, youtube: playlist }],
  [playlist.replace('www', 'music'), { url: playlist, youtube: playlist }],
  [`https://antennapod.org/deeplink/subscribe?url=${escaped}&title=A`, { feed }],
  [`https://podcastaddict.com/feed/${escaped}`, { feed }],
  [`https://player.fm/subscribe?id=${escaped}`, { feed }],
])('%s is a show', (address, expected) => {
  expect(idsInAddress(address)).toMatchObject({ kind: 'show', ...expected });
});

test('an address gives the ids of its own platform alone', () => {
  expect(idsInAddress(`${spotify}?si=1`)).toEqual({
    platform: 'Spotify',
    example: expect.stringContaining('/show/'),
    kind: 'show',
    url: spotify,
    spotifyId,
  });
});

test.each([
  [`https://open.spotify.com/episode/${spotifyId}`],
  [`spotify:episode:${spotifyId}`],
  ['https://overcast.fm/+ABCdef/12:30'],
  [`https://pca.st/episode/${uuid}`],
  [`https://pocketcasts.com/podcast/a/${uuid}/b/${uuid}`],
  ['https://castro.fm/episode/abc'],
  ['https://www.youtube.com/watch?v=dQw4w9WgXcQ&list=PL1'],
  ['https://youtu.be/dQw4w9WgXcQ?t=1'],
  ['https://player.fm/series/a-show/an-episode'],
])('%s is an episode', (address) => {
  expect(idsInAddress(address)).toEqual({
    platform: expect.any(String),
    example: expect.any(String),
    kind: 'episode',
  });
});

test.each([
  ['https://podcasts.apple.com/us/channel/a-network/id123'],
  ['https://itunes.apple.com/us/album/x/id123'],
  ['https://podcasts.apple.com/'],
  ['https://open.spotify.com/show/short'],
  ['https://open.spotify.com/artist/1BZN7H3ikovSejhwQTzNm4'],
  ['https://www.youtube.com/results?search_query=a'],
  ['https://www.youtube.com/playlist'],
  ['https://music.amazon.com/albums/B0'],
  ['https://player.fm/subscribe?id=javascript:alert(1)'],
])('%s is no show’s page', (address) => {
  expect(idsInAddress(address)?.kind).toBe('other');
});

test.each([
  ['https://dataskeptic.com/'],
  ['https://podcasts.apple.com.example/us/podcast/a/id123'],
  ['https://example.com/podcasts.apple.com/podcast/id123'],
  ['https://open.spotify.com@example.com/show/1BZN7H3ikovSejhwQTzNm4'],
  ['podcast://podcasts.apple.com/podcast/id123'],
  ['Data Skeptic'],
  ['spotify:show:'],
  [''],
])('%s is on no platform', (address) => {
  expect(idsInAddress(address)).toBeUndefined();
});

test('words of a path become a name, and a stray % stays', () => {
  expect(nameFromSlug('the-mlops-podcast')).toBe('The Mlops Podcast');
  expect(nameFromSlug('100%-real_talk')).toBe('100% Real Talk');
  expect(nameFromSlug('--')).toBeUndefined();
});
