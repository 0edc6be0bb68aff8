import type { AssetStore } from '../store/asset-store';

/** Where a site's files are. All but `root` are relative to it, as are paths in diagnostics. */
export type Folders = {
  /** The project's folder, absolute. */
  root: string;
  /** The author's Markdown files, and what lies beside them. */
  contentDir: string;
  /** Files that are served as they are. */
  publicDir: string;
  /** Next's routes: what they generate may be named in a text, too. */
  appDir: string;
};

/** What plugins need for finding and publishing the files that a text names. */
export type AssetOptions = { folders: Folders; store: AssetStore };

/** What the renderer has to know of a site. */
export type RenderOptions = AssetOptions & {
  /** The origin, such as `https://example.org`. */
  siteUrl: string;
  /** The path under which the site is served, such as `/blog`, or ''. */
  basePath: string;
  /** Whether straight quotes, `--` and `...` become typographic ones. */
  smartPunctuation: boolean;
  /** The URL path of the page that a Markdown file becomes, from the top of the site. */
  urlOfFile(file: string): string;
};

/** What may differ from text to text. */
export type BodyOptions = {
  /** The file's path in the project, which relative links start from. */
  path: string;
  /** Whether a lone `$` opens a formula. */
  math?: boolean;
};
