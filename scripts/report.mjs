// The last word of a build: what became of each file in content/.
import { readFileSync } from 'node:fs';

/** @type {{ documents: { type: string, draft?: boolean, isPublished?: boolean }[], warnings: string[] }} */
const { documents, warnings } = JSON.parse(readFileSync('.contentlayer/report.json', 'utf8'));
/** @param {string} type */
const ofType = (type) => documents.filter((document) => document.type === type);
const posts = ofType('Post');
const published = posts.filter((post) => post.isPublished).length;
const drafts = posts.filter((post) => post.draft).length;
const scheduled = posts.length - published - drafts;

/** @param {number} count @param {string} noun */
const counted = (count, noun) => `${count} ${count === 1 ? noun : `${noun}s`}`;

if (warnings.length > 0)
  console.log(`\n${counted(warnings.length, 'warning')}:\n${warnings.join('\n')}`);
console.log(
  `\n${counted(documents.length, 'file')} in content/: ${counted(published, 'post')} published, ` +
    `${counted(drafts, 'draft')}, ${scheduled} scheduled, ${counted(ofType('Podcast').length, 'show')}, ` +
    `${counted(ofType('Snapshot').length, 'snapshot')}, ${counted(ofType('Page').length, 'page')}. The site is in out/.`,
);
