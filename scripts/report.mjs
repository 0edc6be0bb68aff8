// The last word of a build: what became of each file in content/.
import { readFileSync } from 'node:fs';

/** @type {{ documents: { type: string, draft?: boolean, scheduled?: boolean }[], warnings: string[] }} */
const { documents, warnings } = JSON.parse(readFileSync('.contentlayer/report.json', 'utf8'));
/** @param {string} type */
const ofType = (type) => documents.filter((document) => document.type === type);
const drafts = ofType('Post').filter(({ draft }) => draft).length;
const scheduled = ofType('Post').filter((post) => !post.draft && post.scheduled).length;
const published = ofType('Post').length - drafts - scheduled;

if (warnings.length > 0) console.log(`\n${warnings.join('\n')}`);
console.log(
  `\n${documents.length} files in content/: ${published} posts published, ${drafts} drafts, ${scheduled} scheduled, ` +
    `${ofType('Podcast').length} shows, ${ofType('Page').length} pages. The site is in out/.`,
);
