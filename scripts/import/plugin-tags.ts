// What tags of Jekyll's plugins, and include files of its themes, become here.

/** In place of a body: the tag is within raw HTML, where Markdown is not read. */
export const IN_HTML = '\0';

/** What a tag shows, by its arguments: named ones, and the others by their number from 0. */
type Replacement = (args: Record<string, string>, body: string) => string | undefined;

const onItsLine = (text: string) => `\n\n${text}\n\n`;
const first = (args: Record<string, string>, ...names: string[]) => {
  for (const name of names) if (args[name]) return args[name];
  return undefined;
};

function youTube(args: Record<string, string>): string | undefined {
  const found = first(args, 'id', 'content', 'url', 'video_id', 'src', '0');
  const id = found && /(?:[?&]v=|youtu\.be\/|embed\/|^)([\w-]{11})(?=$|[?&#/])/.exec(found)?.[1];
  return id && onItsLine(`<https://www.youtube.com/watch?v=${id}>`);
}

function vimeo(args: Record<string, string>): string | undefined {
  const id = /(\d{5,})/.exec(first(args, 'id', 'content', 'url', '0') ?? '')?.[1];
  return id && onItsLine(`<https://vimeo.com/${id}>`);
}

function link(prefix: string): Replacement {
  return (args) => {
    const found = first(args, 'url', 'content', 'id', '0');
    const url = found && (/^https?:/.test(found) ? found : prefix && `${prefix}${found}`);
    return url ? onItsLine(`<${url.replace(/\?ref_src=.*/, '')}>`) : undefined;
  };
}

const video: Replacement = (args) => {
  const { id = args['0'] ?? '', provider = args['1'] ?? '' } = args;
  if (/youtube/i.test(provider)) return youTube({ id });
  if (/vimeo/i.test(provider)) return vimeo({ id });
  const src = first(args, 'path', 'src', 'url', 'file', '0');
  return src && onItsLine(`<video controls src="${attribute(src)}"></video>`);
};

const audio: Replacement = (args) => {
  const src = first(args, 'path', 'src', 'url', 'file', '0');
  return src && onItsLine(`<audio controls src="${attribute(src)}"></audio>`);
};

const figure: Replacement = (args, body) => {
  const sources = first(
    args,
    'image_path',
    'path',
    'src',
    'url',
    'file',
    'image',
    'img',
    'name',
    '0',
  );
  if (!sources) return undefined;
  const [src, ...others] = sources.split(/,\s*(?=\S)/).map(fromTop);
  const caption = first(args, 'caption', 'description', 'title', 'figcaption');
  const alt = first(args, 'alt') ?? plain(caption ?? '');
  const target = args.url && sources !== args.url ? args.url : first(args, 'link', 'href');
  // Within raw HTML, or with several images, or with markup in its caption, it is HTML.
  if (body === IN_HTML || others.length > 0 || /[<[]/.test(caption ?? '')) {
    const images = [src, ...others]
      .map((address) => `<img src="${attribute(address)}" alt="${attribute(alt)}">`)
      .join(' ');
    const linked = target ? `<a href="${attribute(target)}">${images}</a>` : images;
    const element = caption
      ? `<figure>${linked}<figcaption>${body === IN_HTML ? caption : `\n\n${caption}\n\n`}</figcaption></figure>`
      : linked;
    return body === IN_HTML ? element : onItsLine(element);
  }
  const image = `![${alt.replaceAll(/[[\]]/g, '\\$&')}](${destination(src)}${
    caption ? ` ${JSON.stringify(plain(caption))}` : ''
  })`;
  return onItsLine(target ? `[${image}](${destination(target)})` : image);
};

/** Files of a blog are named from its top, with or without a slash. */
function fromTop(address: string): string {
  return /^(?:[a-z][a-z\d+.-]*:|\/|\.{1,2}\/|#)/i.test(address) ? address : `/${address}`;
}

/** @param kind of an alert as GitHub writes it */
function alert(kind: string): Replacement {
  return (args, body) => {
    const text = first(args, 'text', 'content', 'message', 'body') ?? (body.trim() || args['0']);
    if (!text) return undefined;
    const title = args.title ? `**${args.title}**\n\n` : '';
    return onItsLine(`> [!${kind}]\n${`${title}${text.trim()}`.replaceAll(/^/gm, '> ')}`);
  };
}

const details: Replacement = (args, body) => {
  const summary = first(args, 'summary', 'title') ?? Object.values(args).join(' ');
  return onItsLine(`<details>\n<summary>${summary}</summary>\n\n${body.trim()}\n\n</details>`);
};

const fence =
  (language: string): Replacement =>
  (_args, body) =>
    onItsLine(`\`\`\`${language}\n${body.replace(/^\n+|\s+$/g, '')}\n\`\`\``);

const formula: Replacement = (args, body) =>
  onItsLine(`$$\n${body.trim() || Object.values(args).join(' ')}\n$$`);

const nothing: Replacement = () => '';

/** Tags that end at their own `%}`. */
export const inlineTags: Record<string, Replacement> = {
  youtube: youTube,
  youtube_embed: youTube,
  vimeo,
  video,
  audio,
  gist: link('https://gist.github.com/'),
  tweet: link(''),
  twitter: link(''),
  oembed: link(''),
  jsfiddle: link('https://jsfiddle.net/'),
  codepen: link(''),
  soundcloud: link(''),
  figure,
  img: figure,
  image: figure,
  asset_img: figure,
  picture: figure,
  responsive_image: figure,
  seo: nothing,
  feed_meta: nothing,
  toc: nothing,
  octicon: nothing,
  icon: nothing,
  avatar: nothing,
  css: nothing,
  js: nothing,
  cite: (args) => `[${Object.values(args).join(', ')}]`,
};

/** Tags that have an end tag. */
export const blockTags: Record<string, Replacement> = {
  details,
  collapsible: details,
  spoiler: details,
  mermaid: fence('mermaid'),
  graphviz: fence('dot'),
  dot: fence('dot'),
  plantuml: fence('plantuml'),
  codeblock: (args, body) => fence(args.lang ?? args.language ?? '')(args, body),
  code: (args, body) => fence(args['0'] ?? '')(args, body),
  math: formula,
  katex: formula,
  latex: formula,
  note: alert('NOTE'),
  info: alert('NOTE'),
  tip: alert('TIP'),
  important: alert('IMPORTANT'),
  warning: alert('WARNING'),
  danger: alert('CAUTION'),
  caution: alert('CAUTION'),
  alert: (args, body) => alert(alertKind(args['0'] ?? args.type ?? ''))(args, body),
  callout: (args, body) => alert(alertKind(args['0'] ?? args.type ?? ''))(args, body),
  blockquote: (_args, body) => onItsLine(body.trim().replaceAll(/^/gm, '> ')),
  figure: (args, body) => figure({ caption: body.trim(), ...args }, ''),
  markdown: (_args, body) => onItsLine(body.trim()),
  center: (_args, body) => onItsLine(`<div align="center">\n\n${body.trim()}\n\n</div>`),
};

/** Include files of themes, where a blog has none of the name. */
export const themeIncludes: Record<string, Replacement> = {
  figure,
  image: figure,
  img: figure,
  picture: figure,
  screenshot: figure,
  'image-caption': figure,
  'responsive-image': figure,
  youtube: youTube,
  youtubeplayer: youTube,
  'youtube-player': youTube,
  vimeo,
  video,
  audio,
  twitter: link(''),
  tweet: link(''),
  gist: link('https://gist.github.com/'),
  alert: (args, body) => alert(alertKind(args.type ?? args.class ?? ''))(args, body),
  note: alert('NOTE'),
  info: alert('NOTE'),
  tip: alert('TIP'),
  important: alert('IMPORTANT'),
  warning: alert('WARNING'),
  callout: (args, body) => alert(alertKind(args.type ?? ''))(args, body),
  toc: nothing,
  'sidebar-toc': nothing,
  mathjax: nothing,
  katex: nothing,
  'head-custom': nothing,
  comments: nothing,
  disqus: nothing,
  share: nothing,
};

function alertKind(word: string): string {
  if (/warn/i.test(word)) return 'WARNING';
  if (/danger|error|caution|red/i.test(word)) return 'CAUTION';
  if (/tip|success|green/i.test(word)) return 'TIP';
  return /important/i.test(word) ? 'IMPORTANT' : 'NOTE';
}

/** What an author has written for an attribute or a title, without its markup. */
function plain(text: string): string {
  return text
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/[*_`]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}

function destination(url: string): string {
  return /[\s()<>]/.test(url) ? `<${url.replaceAll(/[<>]/g, '')}>` : url;
}
