// The last lines of a build: its warnings, and how many files of each kind `content/` has.
import { copiedReportDir, readBuildReport } from '../pipeline/build-report';
import { counted } from '../pipeline/counted';

const { documents, warnings } = readBuildReport(copiedReportDir);
const ofType = (type: string) => documents.filter((document) => document.type === type);
const posts = ofType('Post');
const published = posts.filter(({ isPublished }) => isPublished).length;
const drafts = posts.filter(({ draft }) => draft).length;
const scheduled = posts
  .flatMap(({ file, scheduledFor = '' }) => (scheduledFor === '' ? [] : [{ file, scheduledFor }]))
  .sort((a, b) => Date.parse(a.scheduledFor) - Date.parse(b.scheduledFor));

if (warnings.length > 0)
  console.log(`\n${counted(warnings.length, 'warning')}:\n${warnings.join('\n')}`);
console.log(
  `\n${counted(documents.length, 'file')} in content/: ${counted(published, 'post')} published, ` +
    `${counted(drafts, 'draft')}, ${scheduled.length} scheduled, ${counted(ofType('Podcast').length, 'show')}, ` +
    `${counted(ofType('Snapshot').length, 'snapshot')}, ${counted(ofType('Page').length, 'page')}, ` +
    `${counted(ofType('TagDescription').length, 'described tag')}, ${counted(ofType('Author').length, 'author')}. The site is in out/.`,
);

const [next] = scheduled;
// A build publishes what is due when it runs: nothing else does.
if (next) {
  const are = scheduled.length === 1 ? 'post is' : 'posts are';
  console.log(
    `${scheduled.length} ${are} scheduled. The next is ${next.file} on ${next.scheduledFor.replace('T', ' at ')}: build again after that.`,
  );
}
