// Builds the fixture site that the specs visit.
import { buildFixture } from './fixture';

// Nowhere near the time zone of the site, and in another language.
const { code, output } = await buildFixture('fixture', {
  zone: 'Pacific/Kiritimati',
  language: 'de_DE.UTF-8',
});
if (code !== 0) console.error(output);
process.exitCode = code ?? 1;
