import type { Diagnostic } from '../../pipeline/diagnostics/diagnostic';
import { isPublished } from '../../pipeline/loader/document-type';
import { pictureFonts, textInFonts } from '../picture-fonts';
import { site } from '../site';
import type { SiteDocument } from './documents';

/** What a picture for links shows of a file. */
type PictureText = { file: string; field: string; text: string; language?: string };

/** Finds titles and names with characters that no font has. The pictures for links show them without. */
export function lintPictureTexts(documents: readonly SiteDocument[]): Diagnostic[] {
  const texts = documents.filter(isPublished).flatMap(textsOf);
  return texts.flatMap(({ file, field, text, language = site.language }): Diagnostic[] => {
    const { missing } = pictureFonts(text, language);
    if (missing.length === 0) return [];
    const characters = missing.slice(0, SHOWN).map((character) => `“${character}”`);
    const shown = textInFonts(text, language) ? 'leaves them out' : `shows no ${field}`;
    return [
      {
        severity: 'warning',
        file,
        field,
        message: `characters without a font: ${characters.join(', ')}: the picture for links ${shown}`,
        hint: 'install a font of Fontsource that has them, such as npm install @fontsource-variable/noto-serif-thai, or write `image`',
      },
    ];
  });
}

const SHOWN = 5;

function textsOf(document: SiteDocument): PictureText[] {
  const file = `content/${document._id}`;
  if (document.type === 'Post' || document.type === 'Page') {
    const { title, lang } = document;
    const hasImage = 'image' in document && Boolean(document.image);
    const ofTitle = hasImage ? [] : [{ file, field: 'title', text: title, language: lang }];
    return 'tags' in document
      ? [...ofTitle, { file, field: 'tags', text: document.tags.join(' ') }]
      : ofTitle;
  }
  if (document.type !== 'Podcast') return [];
  return [
    { file, field: 'name', text: document.name },
    { file, field: 'hosts', text: document.hosts.join(' ') },
    { file, field: 'topics', text: document.topics.join(' ') },
  ];
}
