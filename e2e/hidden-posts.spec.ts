import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { canaries } from './edge-cases';
import { fixture } from './fixture';

test('no word of a draft or a scheduled post occurs in the finished site', async () => {
  const out = path.join(fixture, 'out');
  const entries = await readdir(out, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  expect(files.length).toBeGreaterThan(100);
  let sawToday = false;
  for (const file of files) {
    const name = path.join(file.parentPath ?? file.path, file.name);
    const text = await readFile(name, 'latin1');
    for (const canary of canaries) {
      expect(`${name} ${text}`.includes(canary), `${canary} in ${name}`).toBe(false);
    }
    sawToday ||= text.includes('Published today');
  }
  // A search that could find nothing would prove nothing.
  expect(sawToday).toBe(true);
});
