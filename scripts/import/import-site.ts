import { existsSync } from 'node:fs';
import path from 'node:path';
import { isReservedUrl, urlOfFile } from '../../content/urls';
import { filesIn } from '../../pipeline/files-in';
import { slugOfFile } from '../../pipeline/slugs';
import { convertDocument } from './convert-document';
import { addCount, type Counts } from './counts';
import { newFrontMatter } from './front-matter';
import type { ImportDiagnostic } from './import-diagnostic';
import { type PresentFile, planImport, planKey } from './import-plan';
import { isMarkdown, type JekyllDocument, lineOfPlace, readDocuments } from './jekyll-document';
import { type JekyllSite, readJekyllSite } from './jekyll-site';
import { liquidContexts } from './liquid-context';
import { type MathSettings, mathSettingsOf } from './math-settings';
import { decoded, keyOf, oldAddresses, withAddresses } from './old-addresses';
import { importedFiles } from './written-files';

/** A blog as files of this site, not yet written. */
export type ImportedSite = {
  site: JekyllSite;
  /** By their path in the project. */
  texts: Map<string, { document: JekyllDocument; content: string; newUrl: string }>;
  /** Files that are published as they are: their path in the project, and where they are. */
  assets: Map<string, string>;
  /** Files that a site here has no use for, such as styles of a theme. */
  leftOut: string[];
  math: MathSettings;
  /** Whether an address leads to where the blog was published, for a file that is not in its folder. */
  needsOldHost: boolean;
  counts: Counts;
  diagnostics: ImportDiagnostic[];
};

const MEDIA =
  /\.(?:png|jpe?g|gif|svg|webp|avif|bmp|ico|tiff?|mp4|webm|ogv|mov|mp3|m4a|ogg|wav|pdf|csv|tsv|json|txt|zip|gz|xlsx?|docx?|pptx?|ipynb|bib|py|r|sql|tex|npy|pkl|parquet|woff2?)$/i;

/**
 * Reads a Jekyll site, and makes files of this site of it.
 * @param author the name of the author of this site
 * @param projectDir of this site
 * @throws {CommandError} where the folder is none
 */
export async function importSite(
  folder: string,
  author: string,
  projectDir: string,
): Promise<ImportedSite> {
  const site = readJekyllSite(folder);
  const { documents, assets, diagnostics } = readDocuments(site);
  const { timeZone } = site.config;
  const plan = planImport(
    documents,
    timeZone,
    (file) => isReservedUrl(urlOfFile(file)),
    presentFiles(projectDir),
  );
  const newUrls = new Map(
    [...plan.files].map(([document, file]) => [document, urlOfFile(file, slugOfFile(file))]),
  );
  const addresses = oldAddresses(site, newUrls);
  const contextFor = liquidContexts(site, documents);
  const current = new Set([...newUrls.values()].map(keyOf));
  const isTaken = (url: string) => current.has(keyOf(url)) || hasPage(projectDir, url);
  const math = mathSettingsOf(site);
  const all = [...site.diagnostics, ...diagnostics, ...plan.diagnostics];
  const counts: Counts = {};
  const texts: ImportedSite['texts'] = new Map();
  let needsOldHost = false;
  for (const [document, file] of plan.files) {
    const converted = await convertDocument(document, contextFor(document), site.config.kramdown);
    const body = withAddresses(converted.markdown, (address) => {
      const { url, isMissing } = addresses.resolve(address, document.url);
      if (url !== address) addCount(counts, 'links and images by new addresses', 1);
      if (isMissing) {
        needsOldHost = true;
        all.push(missing(document, address, url));
      }
      return url;
    });
    const newUrl = newUrls.get(document) ?? '';
    const frontMatter = newFrontMatter(document, {
      redirectFrom: formerUrls(document, newUrl).filter((url) => {
        if (!isTaken(url)) return true;
        all.push(taken(document, url));
        return false;
      }),
      isDraft:
        document.kind === 'draft' ||
        document.data.published === false ||
        document.data.draft === true,
      timeZone,
      author,
      math: math.hasLoneDollars && /(?<![\\$])\$(?!\s)[^$\n]+(?<!\s)\$(?![\d$])/.test(body),
      imageAt: (address) => {
        const { url, isMissing } = addresses.resolve(address, '/');
        return isMissing ? undefined : url;
      },
    });
    for (const [name, count] of Object.entries(converted.counts)) addCount(counts, name, count);
    all.push(...converted.diagnostics, ...frontMatter.diagnostics);
    texts.set(file, { document, content: `${frontMatter.yaml}\n${body.trim()}\n`, newUrl });
  }
  const words = [...texts.values()].map(({ content }) => content).join('\n');
  const isUsed = (name: string) => {
    if (existsSync(path.join(projectDir, 'app', name)) || OWN_FILES.test(name)) return false;
    if (!name.includes('/')) return MEDIA.test(name) && words.includes(`/${name}`);
    return MEDIA.test(name) || words.includes(`/${name}`);
  };
  return {
    site,
    texts,
    assets: new Map(
      assets.filter(isUsed).map((name) => [`public/${name}`, path.join(site.source, name)]),
    ),
    leftOut: [...plan.leftOut, ...assets.filter((name) => !isUsed(name))].sort(),
    math,
    needsOldHost,
    counts,
    diagnostics: all,
  };
}

/** Files that Next makes of others in `app/`. */
const OWN_FILES = /^(?:robots\.txt|sitemap\.xml|manifest\.(?:json|webmanifest))$/;

/** Whether this site has a route, a page or a file at a URL. */
function hasPage(projectDir: string, url: string): boolean {
  const name = keyOf(url);
  return ['app', 'public', 'content/pages'].some((folder) => {
    const file = path.join(projectDir, folder) + name;
    return existsSync(file) || (name !== '' && existsSync(`${file}.md`));
  });
}

/** The Markdown files of this site, by what they have in common with those of an import. */
function presentFiles(projectDir: string): Map<string, PresentFile> {
  const imported = importedFiles(projectDir);
  const files = ['content/posts', 'content/pages'].flatMap((folder) =>
    filesIn(path.join(projectDir, folder)).map((name) => `${folder}/${name}`),
  );
  return new Map(
    files
      .filter(isMarkdown)
      .map((file): [string, PresentFile] => [
        planKey(file),
        { file, isImported: imported.has(file) },
      ]),
  );
}

function taken({ file }: JekyllDocument, url: string): ImportDiagnostic {
  const message = `its address ${url} is that of another page here, and does not lead to it`;
  return { file, line: 1, kind: 'lost', message, hint: 'link to it from there' };
}

function missing(document: JekyllDocument, address: string, url: string): ImportDiagnostic {
  const { file, body } = document;
  // An include file writes the rest of an address.
  const name = address.replace(/[?#].*/, '').replace(/^.*\//, '');
  const place = Math.max(body.indexOf(address), name === '' ? -1 : body.indexOf(name));
  const line = lineOfPlace(document, place);
  const message = `there is no page or file “${address}”: it leads to ${url} now`;
  return { file, line, kind: 'guessed', message, hint: 'add the file, or correct the link' };
}

/** The addresses that a document had, but for the one that it has now. */
function formerUrls({ url, data }: JekyllDocument, newUrl: string): string[] {
  const named = [data.redirect_from].flat().filter((value) => typeof value === 'string');
  const all = [
    ...(url === undefined ? [] : [url]),
    ...named.map((name) => `/${name.replace(/^\/+/, '')}`),
  ];
  return [...new Set(all.map(decoded))].filter(
    (former) => former.replace(/\/$/, '') !== newUrl.replace(/\/$/, ''),
  );
}
