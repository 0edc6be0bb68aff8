import type { Element, Root as HastRoot } from 'hast';
import type { Emphasis, Paragraph, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { replaceInFeed } from '../feed-html';

/**
 * Makes a card of a paragraph that is nothing but the address of a film or an episode, written bare
 * or in `<>`. It is a link, and says in `data-embed` which player may take its place once it is
 * pressed. An address of another form stays the link that it is.
 */
export function embeds() {
  return (tree: Root, file: VFile) => {
    for (const node of tree.children) {
      if (node.type === 'paragraph') toCard(node, String(file));
    }
  };
}

/** Leaves for feed readers, in place of each card, the link as it was written: no script runs there. */
export function embedsInFeed() {
  return (tree: HastRoot, file: VFile) => {
    visit(tree, { tagName: 'a' }, ({ properties }, _index, card) => {
      if (!('dataEmbed' in properties) || card?.type !== 'element') return;
      const href = String(properties.href);
      const link: Element = {
        type: 'element',
        tagName: 'a',
        properties: { href },
        children: [{ type: 'text', value: href }],
      };
      replaceInFeed(file, card, {
        type: 'element',
        tagName: 'p',
        properties: {},
        children: [link],
      });
    });
  };
}

/** A player of another host, in place of the address of what it plays. */
type Player = {
  /** What it is called in “Watch on …” or “Listen on …”. */
  name: string;
  verb: 'Watch' | 'Listen';
  /** In pixels, as its host makes it. A film is as high as its width asks for. */
  height?: number;
  address: string;
};

/** Each kind of address that is known, by its host, and the player for it. */
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
      const address = `https://player.vimeo.com/video/${id}?${hash ? `h=${hash}&` : ''}dnt=1&autoplay=1`;
      return { name: 'Vimeo', verb: 'Watch', address };
    },
  },
  {
    host: /^open\.spotify\.com$/,
    playerAt: ({ pathname }) => {
      const [, kind, id] =
        /^(?:\/intl-[a-z-]+)?\/(episode|show|track|album|playlist)\/([\da-z]{22})\/?$/i.exec(
          pathname,
        ) ?? [];
      if (id === undefined) return undefined;
      const height = /episode|track/.test(kind) ? 152 : 352;
      const address = `https://open.spotify.com/embed/${kind}/${id}`;
      return { name: 'Spotify', verb: 'Listen', height, address };
    },
  },
  {
    host: /^podcasts\.apple\.com$/,
    playerAt: ({ pathname, searchParams }) => {
      const [show] = /^\/[a-z]{2}\/podcast\/(?:[^/]+\/)?id\d+(?=\/?$)/.exec(pathname) ?? [];
      const episode = searchParams.get('i') ?? '';
      if (show === undefined || /\D/.test(episode)) return undefined;
      const address = `https://embed.podcasts.apple.com${show}${episode && `?i=${episode}`}`;
      return { name: 'Apple Podcasts', verb: 'Listen', height: episode ? 175 : 450, address };
    },
  },
];

function youTube(id: string | null | undefined, { searchParams, hash }: URL): Player | undefined {
  if (!/^[\w-]{11}$/.test(id ?? '')) return undefined;
  const written = searchParams.get('t') ?? searchParams.get('start') ?? hash.replace(/^#t=/, '');
  const start = secondsIn(written);
  const address = `https://www.youtube-nocookie.com/embed/${id}?autoplay=1${start > 0 ? `&start=${start}` : ''}`;
  return { name: 'YouTube', verb: 'Watch', address };
}

/** The seconds of `90`, `90s` or `1h2m3s`; 0 where there is no such time. */
function secondsIn(written: string): number {
  const parts = /^(?:(\d{1,2})h)?(?:(\d{1,3})m)?(?:(\d{1,6})s?)?$/.exec(written) ?? [];
  const [, hours, minutes, seconds] = [...parts].map((part) => Number(part ?? 0));
  return parts.length > 0 ? hours * 3600 + minutes * 60 + seconds : 0;
}

function toCard(paragraph: Paragraph, source: string): void {
  const [link, ...others] = paragraph.children;
  const { start, end } = paragraph.position ?? {};
  if (link?.type !== 'link' || others.length > 0) return;
  // A link with a text of its own is meant as one.
  const written = source.slice(start?.offset, end?.offset).trim();
  if (!/^(<https?:\/\/\S+>|(https?:\/\/|www\.)\S+)$/i.test(written)) return;

  const url = URL.canParse(link.url) ? new URL(link.url) : undefined;
  const found = players.find(({ host }) => url && host.test(url.host));
  const player = url && found?.playerAt(url);
  if (!player) return;
  const { name, verb, height, address } = player;
  const place = link.url.replace(/^https?:\/\/(www\.)?/i, '');
  const className = ['player', ...(height ? [`player-${height}`] : [])];
  paragraph.data = { hName: 'div', hProperties: { className } };
  link.data = { hProperties: { dataEmbed: address } };
  link.children = [{ type: 'text', value: `${verb} on ${name} ` }, inElement('span', place)];
  paragraph.children.push(inElement('small', `Loads from ${name} when pressed`));
}

/** A text in an element for which Markdown has no sign. */
function inElement(name: string, value: string): Emphasis {
  return { type: 'emphasis', data: { hName: name }, children: [{ type: 'text', value }] };
}
