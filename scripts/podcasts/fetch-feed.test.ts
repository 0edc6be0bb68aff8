import { expect, test } from 'vitest';
import { fetchFeed } from './fetch-feed';

// Addresses in numbers, which nobody is asked for before they are refused.
const outside = 'https://192.0.2.1/feed';

for (const inside of [
  'http://127.0.0.1/',
  'http://127.1/',
  'http://10.1.2.3/',
  'http://100.64.0.1/',
  'http://169.254.169.254/',
  'http://172.31.0.1/',
  'http://192.168.1.1/',
  'http://0.0.0.0/',
  'http://[::]/',
  'http://[::1]/',
  'http://[::ffff:127.0.0.1]/',
  'http://[fd00::1]/',
  'http://[fe80::1]/',
]) {
  test(`a stranger cannot have ${inside} asked`, async () => {
    await expect(fetchFeed(inside, {}, outside)).rejects.toThrow('the network of this machine');
  });
}
