// The last word of a build: what became of each file in content/.
import { readFileSync } from 'node:fs';

/** @type {{ documents: { type: string, draft?: boolean, published?: boolean }[], warnings: string[] }} */
const { documents, warnings } = JSON.parse(readFileSync('.contentlayer/report.json', 'utf8'));
/** @param {string} type */
const ofType = (type) => documents.filter((document) => document.type === type);
const posts = ofType('Post');
const published = posts.filter((post) => post.published).length;
const drafts = posts.filter((post) => post.draft).length;
const scheduled = posts.length - published - drafts;

if (warnings.length > 0) console.log(`\n${warnings.join('\n')}`);
console.log(
  `\n${documents.length} files in content/: ${published} posts published, ${drafts} drafts, ${scheduled} scheduled, ` +
    `${ofType('Podcast').length} shows, ${ofType('Page').length} pages. The site is in out/.`,
);
