import { LRUCache } from 'lru-cache';
import { headersFor, pageHeaders } from './headers';
import {
  type Encoding,
  isComplete,
  type Manifest,
  type ManifestFile,
  readCompleteVersion,
  readManifest,
  siteVersion,
} from './manifest';
import { pathnameVariants, toPathname } from './pathnames';
import { PublishError } from './publish-error';

/** A site as the server answers from it. */
export type ServedSite = {
  folder: string;
  /** Of the build that the site was opened from, by `siteVersion`. */
  version: string;
  basePath: string;
  notFound: ServedFile;
  /** The file, or the pathname to redirect to, of each pathname. */
  routes: Map<string, ServedFile | string>;
  /** Contents of small files, by their ETag. */
  contents: LRUCache<string, Buffer>;
};

export type ServedFile = {
  outputPath: string;
  file: ManifestFile;
  headers: Record<string, string>;
  /** Those that were asked for. */
  representations: Map<Encoding | undefined, Representation>;
};

/** A file in one encoding, or in none (RFC 9110, 3.2). */
export type Representation = {
  etag: string;
  /** In bytes. */
  size: number;
  /** Names and values in turn. */
  headers: string[];
  /** Those, and the ones of a response with all of its bytes. */
  wholeHeaders: string[];
};

/** Files up to this size are kept in memory, up to a total. */
export const MAX_KEPT_FILE = 256 * 1024;
const MAX_KEPT = 64 * 1024 * 1024;

/** How often a request looks for a new build, and how often while there is no complete site. */
const LOOK_MS = 200;
const LOOK_AGAIN_MS = 1000;

/**
 * Opens the site in a folder, and again after each build.
 * @param distDir Next's folder, `.next`
 * @returns `current` gives the site, or undefined while there is none, and looks for a new build now and
 *   then, or at once where that is asked for; `reason` says why there is none
 */
export function siteSource(folder: string, distDir: string) {
  let version = siteVersion(folder);
  // Files may have been lost since they were published, so all are checked once.
  let opened = openSite(folder, { isKnownComplete: false });
  let nextLook = 0;

  function current({ looksNow = false } = {}): ServedSite | undefined {
    const now = performance.now();
    if (looksNow || now >= nextLook) {
      look();
      nextLook = now + ('reason' in opened ? LOOK_AGAIN_MS : LOOK_MS);
    }
    return 'reason' in opened ? undefined : opened;
  }

  function look(): void {
    const newVersion = siteVersion(folder);
    const isNew = newVersion !== version;
    if (!isNew && !('reason' in opened)) return;
    version = newVersion;
    const isKnownComplete = isNew && version === readCompleteVersion(distDir);
    const before = reason();
    opened = openSite(folder, { isKnownComplete });
    if ('reason' in opened && opened.reason !== before) console.error(opened.reason);
  }

  function reason(): string | undefined {
    return 'reason' in opened ? opened.reason : undefined;
  }

  return { current, reason };
}

function openSite(
  folder: string,
  { isKnownComplete }: { isKnownComplete: boolean },
): ServedSite | { reason: string } {
  const version = siteVersion(folder);
  if (version === undefined) {
    return { reason: `No site in ${folder}/. Run npm run build first.` };
  }
  const incomplete = {
    reason: `Incomplete site in ${folder}/: files are missing or cut off. Run npm run build again.`,
  };
  let manifest: Manifest;
  try {
    manifest = readManifest(folder);
  } catch (error) {
    return error instanceof PublishError ? { reason: error.message } : incomplete;
  }
  if (!isKnownComplete && !isComplete(folder, manifest)) return incomplete;
  return servedSite(folder, version, manifest) ?? incomplete;
}

function servedSite(folder: string, version: string, manifest: Manifest): ServedSite | undefined {
  const { basePath, redirects, files } = manifest;
  const routes: ServedSite['routes'] = new Map();
  let notFound: ServedFile | undefined;
  for (const [outputPath, file] of Object.entries(files)) {
    const pathname = toPathname(outputPath);
    const headers = { ...headersFor(pathname), 'Content-Type': file.type, ...file.headers };
    if (file.policy) Object.assign(headers, pageHeaders(file.policy));
    const served = { outputPath, file, headers, representations: new Map() };
    if (outputPath === '404.html') notFound = served;
    else routes.set(pathname, served);
    for (const variant of pathnameVariants(pathname)) {
      if (variant !== pathname) routes.set(variant, pathname);
    }
  }
  for (const [from, to] of redirects) {
    for (const variant of pathnameVariants(from)) routes.set(variant, to);
  }
  const contents = new LRUCache<string, Buffer>({
    maxSize: MAX_KEPT,
    sizeCalculation: (bytes) => bytes.length || 1,
  });
  return notFound && { folder, version, basePath, notFound, routes, contents };
}
