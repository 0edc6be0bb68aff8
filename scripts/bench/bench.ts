// Measures the site, and other tools beside it. Some benchmarks only: npm run bench -- size server
import { cpus } from 'node:os';
import { build } from './build';
import { growth } from './growth';
import { lighthouse } from './lighthouse';
import { search } from './search';
import { server } from './server';
import { size } from './size';
import { writing } from './writing';

const benchmarks: Record<string, (postCounts: number[]) => Promise<void>> = {
  size,
  server,
  lighthouse,
  build,
  writing,
  growth,
  search,
};

const args = process.argv.slice(2);
const names = args.filter((arg) => arg in benchmarks);
const postCounts = args.filter((arg) => /^\d+$/.test(arg)).map(Number);
const unknown = args.filter((arg) => !(arg in benchmarks) && !/^\d+$/.test(arg));
if (unknown.length > 0) {
  console.error(
    `Unknown benchmark: ${unknown.join(', ')}. Write any of ${Object.keys(benchmarks).join(', ')}, or none to run all. Numbers set the post counts for build, writing and search.`,
  );
  process.exit(1);
}
const [cpu] = cpus();
console.log(
  `${cpus().length} × ${cpu.model}, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}`,
);
for (const [name, benchmark] of Object.entries(benchmarks)) {
  if (names.length === 0 || names.includes(name)) {
    await benchmark(postCounts.length > 0 ? postCounts : [100, 1000, 10_000]);
  }
}
