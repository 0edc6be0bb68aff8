import { expect, test } from 'vitest';
import { appleId, spotifyId } from './platform-ids';

for (const [name, validator, valid, invalid] of [
  ['an Apple Podcasts ID', appleId, ['890348705', '0163599059'], ['', 'id890348705', '1.0', '-1']],
  [
    'a Spotify ID',
    spotifyId,
    ['1BZN7H3ikovSejhwQTzNm4'],
    ['', '1BZN7H3ikovSejhwQTzNm', '1BZN7H3ikovSejhwQTzNm45', '1BZN7H3ikovSejhwQTzNm-'],
  ],
] as const) {
  test(`${name} is valid, and anything else is named in the message, with a hint`, () => {
    for (const value of valid) expect(validator(value), value).toBeUndefined();
    for (const value of invalid) {
      expect(validator(value), value).toEqual({
        message: expect.stringContaining(`“${value}”`),
        hint: expect.stringMatching(/^write /),
      });
    }
  });
}
