import path from 'node:path/posix';
import { slug } from 'github-slugger';
import type { Image, Link, PhrasingContent, Root } from 'mdast';
import type { VFile } from 'vfile';
import { didYouMean } from '../../diagnostics/did-you-mean';
import { reportError, reportWarning } from '../../diagnostics/report';
import { isMarkdown } from '../../slugs';
import { isImageName } from '../images/image-name';
import { findNamedFile } from '../links/find-named-file';
import { relativeUrl } from '../links/link-destination';
import type { RenderOptions } from '../render-options';
import { blankHtmlCode } from '../source-text';
import { SKIP, visit } from '../visit';
import type { WikiLink } from './wiki-syntax';

/**
 * Turns links of Obsidian into links and images of Markdown, whose URLs are relative to the file. A link
 * that finds nothing is told, and its words stay.
 */
export function wikiLinks({ names }: RenderOptions) {
  return (tree: Root, file: VFile) => {
    const withoutCode = blankHtmlCode(String(file));
    visit(tree, 'wikiLink', (node, index, parent) => {
      if (!parent || index === undefined) return undefined;
      const { start, end } = node.position ?? {};
      if (withoutCode.slice(start?.offset, end?.offset).trim() === '') {
        // Code in HTML, such as a matrix.
        const value = String(file).slice(start?.offset, end?.offset);
        parent.children.splice(index, 1, { type: 'text', value, position: node.position });
        return [SKIP, index + 1];
      }
      const { target, fragment, words } = partsOf(node.value);
      const found = target === '' ? file.path : findNamedFile(names, file, target);
      if (found && node.isEmbed && isMarkdown(found)) {
        reportWarning(file, {
          place: node.position?.start,
          message: `embedded note “![[${node.value}]]” is shown as a link`,
          hint: `write [[${node.value}]] if a link is enough, or copy the text of the note`,
        });
      }
      const recording = node.isEmbed && found ? recordingOf(found) : undefined;
      const nodes: PhrasingContent[] =
        recording && found
          ? [
              {
                type: 'html',
                value: `<${recording} src="${relative(file, found)}" controls></${recording}>`,
              },
            ]
          : found
            ? [toMarkdown(node, relative(file, found), fragment, words, target)]
            : notFound(names, file, node, words ?? node.value);
      if (start?.offset !== undefined && end?.offset !== undefined) {
        file.data.wikiLinks ??= [];
        // Later plugins change the nodes themselves.
        file.data.wikiLinks.push({
          range: [start.offset, end.offset],
          nodes: structuredClone(nodes),
        });
      }
      parent.children.splice(
        index,
        1,
        ...nodes.map((child) => ({ ...child, position: node.position })),
      );
      return [SKIP, index + nodes.length];
    });
  };
}

/** `folder/target#Heading|words`; in a table, the pipe is escaped. */
function partsOf(value: string): { target: string; fragment: string; words?: string } {
  const [link, ...rest] = value.split(/\\?\|/);
  const [target, ...headings] = link.split('#');
  const words = rest.join('|').trim();
  return {
    target: target.trim(),
    // Of `#Chapter#Section`, the last is meant.
    fragment: (headings.at(-1) ?? '').trim(),
    ...(words !== '' && { words }),
  };
}

function recordingOf(file: string): 'video' | 'audio' | undefined {
  if (/\.(?:mp4|webm|mov|ogv)$/i.test(file)) return 'video';
  return /\.(?:mp3|m4a|ogg|opus|wav|flac)$/i.test(file) ? 'audio' : undefined;
}

function relative(file: VFile, found: string): string {
  return found === file.path ? '' : relativeUrl(file, found);
}

function toMarkdown(
  { isEmbed }: WikiLink,
  url: string,
  fragment: string,
  words: string | undefined,
  target: string,
): Link | Image {
  if (isEmbed && isImageName(target)) return toImage(url, words, target);
  // The id of a block, or the page of a PDF, is not a heading.
  const isHeading =
    !fragment.startsWith('^') && (target === '' || isMarkdown(target) || !/\.\w+$/.test(target));
  const id = isHeading ? slug(fragment) : fragment;
  const hash = fragment === '' ? '' : `#${isHeading ? encodeURIComponent(id) : encodeURI(id)}`;
  const name = path.basename(target).replace(/\.(md|markdown)$/i, '');
  const shown = [name, fragment.replace(/^\^.*/, '')].filter((part) => part !== '').join(' > ');
  return {
    type: 'link',
    url: url + hash,
    children: [{ type: 'text', value: words ?? (shown || fragment) }],
  };
}

/** `![[a.png|300]]` and `|300x200` are widths, anything else is the alternative text. */
function toImage(url: string, words: string | undefined, target: string): Image {
  const parts = words?.split('|') ?? [];
  const size = parts.find((part) => /^\d+(x\d+)?$/.test(part.trim()));
  const alt = parts.filter((part) => part !== size).join('|');
  const [width, height] = size?.trim().split('x') ?? [];
  return {
    type: 'image',
    url,
    // Its name says more than nothing, and the author is told that a description is missing otherwise.
    alt: alt || path.parse(target).name,
    ...(width && { data: { hProperties: { width, ...(height && { height }) } } }),
  };
}

function notFound(
  names: RenderOptions['names'],
  file: VFile,
  { isEmbed, position }: WikiLink,
  words: string,
): PhrasingContent[] {
  const written = words;
  const place = position?.start;
  const target = String(file).slice(position?.start.offset, position?.end.offset);
  const name = target.replace(/^!?\[\[/, '').replace(/[#|\]].*$/s, '');
  const meant = didYouMean(name, names.names(), Math.max(2, name.length / 3));
  if (isEmbed && isImageName(name)) {
    reportError(file, {
      place,
      message: `file not found: ${target}`,
      hint: `put ${path.basename(name)} beside the Markdown file or elsewhere in the content folder`,
    });
    return [];
  }
  if (/^_?toc_?$/i.test(name)) {
    reportWarning(file, {
      place,
      message: `place for a table of contents “${target}” is not supported: it is shown as text`,
      hint: 'remove it: the page makes its table of contents from the headings',
    });
    return [{ type: 'text', value: written }];
  }
  const isUrl = /^https?:\/\//i.test(name);
  const noteHint = meant
    ? `write [[${meant}]], if that is the file you mean`
    : 'put the note beside the other Markdown files, or write the words without brackets';
  reportWarning(file, {
    place,
    message: `link of Obsidian “${target}” finds no file: its words are shown without a link`,
    hint: isUrl ? `write [${written === name ? 'the words' : written}](${name})` : noteHint,
  });
  return [{ type: 'text', value: written }];
}
