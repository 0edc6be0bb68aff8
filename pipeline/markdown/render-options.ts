import type { AllowedHosts } from '../allowed-hosts';
import type { AssetStore } from '../store/asset-store';
import type { TexMacros } from './math/tex-macros';
import type { TextWords } from './text-words';

/** Where the files of a site are. All but `root` are relative to it, as are paths in diagnostics. */
export type Folders = {
  /** The project's folder, absolute. */
  root: string;
  /** The author's Markdown files, and the files beside them. */
  contentDir: string;
  /** Files that are served as they are. */
  publicDir: string;
  /** Next's routes. A URL of what they generate, such as `/icon.svg`, is valid without a file. */
  appDir: string;
};

/** What plugins need to find and publish the files that a Markdown file names. */
export type AssetOptions = { folders: Folders; store: AssetStore };

/** What the renderer needs to know of a site. */
export type RenderOptions = AssetOptions & {
  /** The origin, such as `https://example.org`. */
  siteUrl: string;
  /** The path under which the site is served, such as `/blog`, or ''. */
  basePath: string;
  /** Whether straight quotes, `--` and `...` become typographic. */
  smartPunctuation: boolean;
  /** The language of texts without one of their own, as a language tag (BCP 47). */
  language: string;
  /** What a text in a language says by itself. */
  wordsIn(language: string): TextWords;
  /** What raw HTML may load from other hosts and send to them. */
  allowedHosts: AllowedHosts;
  /** The macros that all formulas know. */
  macros: TexMacros;
  /** The root-relative URL of the page of a Markdown file. @param file its path in the project */
  urlOfFile(file: string): string;
  /** Finds the file that a link such as `[[A title]]` names. */
  names: FileNames;
};

/** What the files of a site are called. */
type FileNames = {
  /** @param from the path in the project of the file with the link @returns a path in the project */
  find(name: string, from: string): string | undefined;
  /** The names under which Markdown files are found, for hints. */
  names(): string[];
};

/** For texts that no other file belongs to. */
export const noNames: FileNames = { find: () => undefined, names: () => [] };

/** What the front matter of a Markdown file says of a picture that its page shows outside of the text. */
export type PictureOptions = {
  /** Such as `./loss.png`. */
  src: string;
  /** What it shows; '' for decoration. */
  alt: string;
  /** The width in CSS pixels at which it is shown, where that is less than the text column. */
  width?: number;
};

/** What differs from one Markdown file to another. */
export type BodyOptions = {
  /** The path in the project, which relative URLs are resolved against. */
  path: string;
  /** Whether a single `$` opens a formula. */
  math?: boolean;
  /** The title of its page, which the text may repeat as its first heading. */
  title?: string;
  /** The language of the text, where it is not that of the site. */
  language?: string;
  /** The image of its link previews, as its author wrote it. */
  image?: string;
  /** A picture that its page shows outside of the text. */
  picture?: PictureOptions;
};
