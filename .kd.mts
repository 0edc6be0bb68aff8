import { readFileSync, mkdtempSync } from 'node:fs';
import { createRenderer } from './pipeline/markdown/render';
import { noHosts } from './pipeline/allowed-hosts';
import { noNames } from './pipeline/markdown/render-options';
import { textWordsIn } from './content/internals/site-language';
import { assetStore } from './pipeline/store/asset-store';
import { toPortableMarkdown } from './scripts/import/kramdown';
import { partsOf } from './scripts/import/page-parts';
const cache = mkdtempSync('/tmp/kd-');
const render = createRenderer({ folders: { root: cache, contentDir: 'content', publicDir: 'public', appDir: 'app' }, store: assetStore(cache), siteUrl: 'https://site.example', basePath: '', smartPunctuation: true, language: 'en', wordsIn: textWordsIn, allowedHosts: noHosts, macros: {}, names: noNames, urlOfFile: () => '/posts/a/' });
const [file, kv] = process.argv.slice(2);
const all = JSON.parse(readFileSync(file, 'utf8'));
let ok = 0; const bad: string[] = [];
for (const x of all) {
  const md = x.markdown ?? x.text ?? x.input; const expected = x.kramdown ?? x.html ?? x.output;
  const p = toPortableMarkdown({ file: 'x.md', text: md, lines: md.split('\n').map((_: string, i: number) => i + 1) });
  let html = ''; try { html = (await render(p.text, { path: 'content/posts/a.md' })).html; } catch (e) { html = String(e); }
  const a = partsOf(html), b = partsOf(expected);
  const kinds = Object.keys(b).filter((k) => k==='links'||k==='headings'||k==='images'||k==='text'|| k==='code'||k==='cells'||k==='items').filter((k) => JSON.stringify((a as any)[k]) !== JSON.stringify((b as any)[k]));
  if (kinds.length === 0) ok++; else bad.push(`== ${x.name ?? x.file} [${kinds}]\n--md\n${md}\n--portable\n${p.text}\n--kramdown\n${expected}\n--ours\n${html}\n` + kinds.map(k=>`${k}: ${JSON.stringify((a as any)[k]).slice(0,200)} != ${JSON.stringify((b as any)[k]).slice(0,200)}`).join('\n'));
}
console.log(ok, 'of', all.length);
console.log(bad.join('\n\n'));
