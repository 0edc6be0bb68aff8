import type { Root as HastRoot } from 'hast';
import { h } from 'hastscript';
import type { Emphasis, Link, Paragraph, Root } from 'mdast';
import type { VFile } from 'vfile';
import { canParseUrl } from '../../can-parse-url';
import { replaceInFeed } from '../feed-html';
import type { TextWords } from '../text-words';
import { visit } from '../visit';

/**
 * Turns a paragraph that is nothing but the URL of a video or an episode, bare, in `<>` or as an image, into a card: a
 * link whose `data-embed` is the URL of the player that replaces it once it is pressed. @remark-embedder
 * was tried: its iframes load as soon as the page does, and its oEmbed transformer asks other hosts
 * during the build.
 */
export function embeds(words: TextWords) {
  return (tree: Root, file: VFile) => {
    for (const node of tree.children) {
      if (node.type === 'paragraph') toCard(node, String(file), words);
    }
  };
}

/** Replaces each card in feeds by a plain link, since feed readers run no script. */
export function embedsInFeed() {
  return (tree: HastRoot, file: VFile) => {
    visit(tree, { tagName: 'a' }, ({ properties }, _index, card) => {
      if (!('dataEmbed' in properties) || card?.type !== 'element') return;
      const href = String(properties.href);
      replaceInFeed(file, card, h('p', h('a', { href }, href)));
    });
  };
}

/** A player of another host. */
type Player = {
  /** The name of the service. */
  name: string;
  /** What its link says, with this name. */
  label: 'watchOn' | 'listenOn';
  /** In CSS pixels. Missing for a video, whose height follows from its width. */
  height?: number;
  url: string;
};

/** The players by the host of the URLs that they play. */
const players: { host: RegExp; playerAt: (url: URL) => Player | undefined }[] = [
  {
    host: /^((www|m|music)\.)?youtube\.com$/,
    playerAt: (url) => {
      const [, inPath] = /^\/(?:shorts|live)\/([^/]+)\/?$/.exec(url.pathname) ?? [];
      return youTube(url.pathname === '/watch' ? url.searchParams.get('v') : inPath, url);
    },
  },
  { host: /^youtu\.be$/, playerAt: (url) => youTube(url.pathname.slice(1), url) },
  {
    host: /^(www\.)?vimeo\.com$/,
    playerAt: ({ pathname }) => {
      const [, id, hash] = /^\/(\d+)(?:\/([\da-f]+))?\/?$/.exec(pathname) ?? [];
      if (id === undefined) return undefined;
      const url = `https://player.vimeo.com/video/${id}?${hash ? `h=${hash}&` : ''}dnt=1&autoplay=1`;
      return { name: 'Vimeo', label: 'watchOn', url };
    },
  },
  {
    host: /^open\.spotify\.com$/,
    playerAt: ({ pathname }) => {
      const [, type, id] =
        /^(?:\/intl-[a-z-]+)?\/(episode|show|track|album|playlist)\/([\da-z]{22})\/?$/i.exec(
          pathname,
        ) ?? [];
      if (id === undefined) return undefined;
      const height = /episode|track/.test(type) ? 152 : 352;
      const url = `https://open.spotify.com/embed/${type}/${id}`;
      return { name: 'Spotify', label: 'listenOn', height, url };
    },
  },
  {
    host: /^podcasts\.apple\.com$/,
    playerAt: ({ pathname, searchParams }) => {
      const [show] = /^\/[a-z]{2}\/podcast\/(?:[^/]+\/)?id\d+(?=\/?$)/.exec(pathname) ?? [];
      const episode = searchParams.get('i') ?? '';
      if (show === undefined || /\D/.test(episode)) return undefined;
      const url = `https://embed.podcasts.apple.com${show}${episode && `?i=${episode}`}`;
      return { name: 'Apple Podcasts', label: 'listenOn', height: episode ? 175 : 450, url };
    },
  },
];

function youTube(id: string | null | undefined, { searchParams, hash }: URL): Player | undefined {
  if (!/^[\w-]{11}$/.test(id ?? '')) return undefined;
  const written = searchParams.get('t') ?? searchParams.get('start') ?? hash.replace(/^#t=/, '');
  const start = secondsIn(written);
  const url = `https://www.youtube-nocookie.com/embed/${id}?autoplay=1${start > 0 ? `&start=${start}` : ''}`;
  return { name: 'YouTube', label: 'watchOn', url };
}

/** The seconds of `90`, `90s` or `1h2m3s`, or 0 for anything else. */
function secondsIn(written: string): number {
  const parts = /^(?:(\d{1,2})h)?(?:(\d{1,3})m)?(?:(\d{1,6})s?)?$/.exec(written) ?? [];
  const [, hours, minutes, seconds] = [...parts].map((part) => Number(part ?? 0));
  return parts.length > 0 ? hours * 3600 + minutes * 60 + seconds : 0;
}

function toCard(paragraph: Paragraph, source: string, words: TextWords): void {
  const [link, ...others] = paragraph.children;
  const { start, end } = paragraph.position ?? {};
  if (others.length > 0 || (link?.type !== 'link' && link?.type !== 'image')) return;
  // A link with another text than its URL stays a link. Obsidian plays what is written as an image.
  const written = source.slice(start?.offset, end?.offset).trim();
  const isUrl = /^(<https?:\/\/\S+>|(https?:\/\/|www\.)\S+)$/i.test(written);
  if (link.type === 'link' && !isUrl) return;

  const url = canParseUrl(link.url) ? new URL(link.url) : undefined;
  const found = players.find(({ host }) => url && host.test(url.host));
  const player = url && found?.playerAt(url);
  if (!player) return;
  const { name, label, height } = player;
  const shownUrl = link.url.replace(/^https?:\/\/(www\.)?/i, '');
  const className = ['player', ...(height ? [`player-${height}`] : [])];
  paragraph.data = { hName: 'div', hProperties: { className } };
  const card: Link = {
    type: 'link',
    url: link.url,
    data: { hProperties: { dataEmbed: player.url, lang: words.lang } },
    children: [{ type: 'text', value: `${words[label](name)} ` }, inElement('span', shownUrl)],
    position: link.position,
  };
  paragraph.children = [card, inElement('small', words.loadsFrom(name), words.lang)];
}

/** A text in an element that Markdown has no syntax for. */
function inElement(name: string, value: string, lang?: string): Emphasis {
  const data = { hName: name, hProperties: { lang } };
  return { type: 'emphasis', data, children: [{ type: 'text', value }] };
}
