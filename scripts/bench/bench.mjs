// Measures the site side by side with what it could be measured by. One part: npm run bench -- server
import { cpus } from 'node:os';
import { build } from './build.mjs';
import { lighthouse } from './lighthouse.mjs';
import { server } from './server.mjs';
import { size } from './size.mjs';
import { writing } from './writing.mjs';

const parts = { size, server, lighthouse, build, writing };

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in parts) && !/^\d+$/.test(name));
if (unknown.length > 0) {
  console.error(`${unknown.join(', ')}: write some of ${Object.keys(parts).join(', ')}, or none.`);
  process.exit(1);
}
/** How many posts `build` and `writing` are tried with. */
const counts = asked.filter((word) => /^\d+$/.test(word)).map(Number);
const [cpu] = cpus();
console.log(
  `${cpus().length} × ${cpu.model}, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}`,
);
const names = asked.filter((name) => name in parts);
for (const [name, measure] of Object.entries(parts)) {
  if (names.length === 0 || names.includes(name)) {
    await measure(counts.length > 0 ? counts : [100, 1000, 10_000]);
  }
}
