import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Renderer, type RenderOptions } from '@takumi-rs/core';
import { fromJsx } from '@takumi-rs/helpers/jsx';
import { createElement, type ReactElement } from 'react';
import { formatDay } from '../components/format';
import {
  CUT_TITLE,
  LinkPicture,
  PictureText,
  TEXT_BOX,
  TITLE_STYLES,
} from '../components/link-picture';
import { siteDirection } from '../content/internals/site-language';
import { PICTURE_SIZE, type LinkPicture as Picture } from '../content/link-pictures';
import { pictureFonts, textInFonts } from '../content/picture-fonts';
import { site } from '../content/site';

/**
 * Draws a picture as PNG. Takumi was taken: satori with resvg takes fifteen times as long, and cuts off Arabic and
 * Hebrew.
 */
export async function drawPicture(
  picture: Omit<Picture, 'slug'>,
): Promise<Uint8Array<ArrayBuffer>> {
  const { lang = site.language, date } = picture;
  const siteName = textInFonts(site.name) ?? '';
  const title = textInFonts(picture.title, lang);
  const shown = title
    ? { ...picture, title, note: picture.note && textInFonts(picture.note) }
    : { title: siteName, note: undefined, date };
  const day = date === undefined ? '' : formatDay(date, 'long');
  const { fonts, families } = pictureFonts(
    [shown.title, shown.note, siteName, day, '…'].join(' '),
    lang,
  );
  await Promise.all(fonts.map(register));
  const options = { lang, css: [colours], fontFamilies: families };
  const style = await fittingStyle(shown, options);
  const element = createElement(LinkPicture, {
    siteName,
    picture: shown,
    style,
    direction: siteDirection,
  });
  const png = await renderer.render(await toNode(element), {
    ...options,
    ...PICTURE_SIZE,
    format: 'png',
  });
  return png.length > MAX_BYTES ? withPalette(png) : png;
}

/** What chats load without a second thought. Only a title of many emoji takes more. */
export const MAX_BYTES = 60_000;

async function withPalette(png: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const { default: sharp } = await import('sharp');
  return new Uint8Array(await sharp(png).png({ palette: true, effort: 10, dither: 0 }).toBuffer());
}

/** The best style in which a title fits into its box. */
async function fittingStyle(picture: Omit<Picture, 'slug'>, options: RenderOptions) {
  for (const style of TITLE_STYLES) {
    const text = createElement(PictureText, { picture, style });
    const { children, width, height } = await renderer.measure(await toNode(text), options);
    const lines = children.flatMap(({ runs }) => runs);
    const hasWideWord = !style.breaksWords && lines.some((line) => line.width > width);
    if (height <= TEXT_BOX.height && !hasWideWord) return style;
  }
  return CUT_TITLE;
}

/** The colours of the site in light mode, which Takumi does not choose by itself. */
const colours = `:root { ${[
  ...readFileSync('app/globals.css', 'utf8').matchAll(
    /(--color-\w+):\s*(?:light-dark\()?([\w#.-]+(?:\([^()]*\))?)/g,
  ),
]
  .map(([, name, colour]) => `${name}: ${colour};`)
  .join(' ')} }`;

const renderer = new Renderer();

/** Fonts stay in the renderer: later pictures of the thread find them there. */
const registered = new Map<string, Promise<unknown>>();

type Font = ReturnType<typeof pictureFonts>['fonts'][number];

function register({ family, files, ranges }: Font): Promise<unknown> {
  const all = files.map((file) => {
    const known =
      registered.get(file) ??
      readFile(file).then((data) =>
        renderer.registerFont({ name: family, data, unicodeRange: ranges }),
      );
    registered.set(file, known);
    return known;
  });
  return Promise.all(all);
}

/** A node of Takumi. The size of the logo is a class of Tailwind. */
async function toNode(element: ReactElement) {
  const { node } = await fromJsx(element, { tailwindClassesProperty: 'className' });
  return node;
}
