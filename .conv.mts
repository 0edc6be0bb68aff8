import { readJekyllSite } from './scripts/import/jekyll-site';
import { readDocuments } from './scripts/import/jekyll-document';
import { liquidContexts } from './scripts/import/liquid-context';
import { convertDocument } from './scripts/import/convert-document';
const [base, name] = process.argv.slice(2);
const site = readJekyllSite(base); const { documents } = readDocuments(site);
const ctx = liquidContexts(site, documents);
for (const d of documents.filter((x) => x.file.includes(name))) { const r = await convertDocument(d, ctx(d), site.config.kramdown); console.log(r.markdown); }
