import type { LinkPicture as Picture } from '../content/link-pictures';
import { formatDay } from './format';
import { waveformOf } from './identicon';
import { Logo } from './logo';

const MARGIN = 80;
const MARK = 208;

/** The box of the title and the note, in pixels. */
export const TEXT_BOX = { width: 1200 - 2 * MARGIN, height: 352 };

const LINE_HEIGHT = 1.16;

/** How a title is set. */
type TitleStyle = {
  /** In pixels. */
  size: number;
  /** Whether words that are longer than a line are broken. */
  breaksWords?: boolean;
  /** Whether what does not fit is left out, and the note. */
  isCut?: boolean;
};

/** The styles of titles, the best first: a word is rather broken than set as small as only many words are. */
export const TITLE_STYLES: TitleStyle[] = [
  ...[100, 88, 76, 66, 57].map((size) => ({ size })),
  ...[66, 57, 50, 44].map((size) => ({ size, breaksWords: true })),
];

/** The style of titles that fit in none of these. */
export const CUT_TITLE: TitleStyle = { size: 44, breaksWords: true, isCut: true };

/**
 * The title of a picture, with its note. Takumi draws it, not a browser: the sizes are pixels, and the styles those
 * that it knows.
 */
export function PictureText({
  picture: { title, note, lang, dir, markOf },
  style: { size, breaksWords, isCut },
}: {
  picture: Omit<Picture, 'slug'>;
  style: TitleStyle;
}) {
  return (
    <div
      style={{
        display: 'flex',
        flexDirection: 'column',
        width: TEXT_BOX.width - (markOf === undefined ? 0 : MARK + 64),
      }}
    >
      <div
        lang={lang}
        style={{
          display: 'block',
          direction: dir,
          fontSize: size,
          fontWeight: 700,
          lineHeight: LINE_HEIGHT,
          textWrap: 'balance',
          // Korean has spaces between its words.
          wordBreak: /\p{Script=Hangul}/u.test(title) ? 'keep-all' : undefined,
          ...(breaksWords && { overflowWrap: 'anywhere' }),
          lineClamp: isCut ? Math.floor(TEXT_BOX.height / (size * LINE_HEIGHT)) : undefined,
        }}
      >
        {title}
      </div>
      {note && !isCut && (
        <div
          style={{
            marginTop: 24,
            display: 'block',
            fontSize: 36,
            lineHeight: 1.35,
            color: 'var(--color-quiet)',
            textWrap: 'balance',
            lineClamp: 3,
          }}
        >
          {note}
        </div>
      )}
    </div>
  );
}

/** A picture for links: its title, and a line with the mark and the name of the site. */
export function LinkPicture({
  siteName,
  picture,
  style,
  direction,
}: {
  siteName: string;
  picture: Omit<Picture, 'slug'>;
  style: TitleStyle;
  /** Of the site. */
  direction: 'ltr' | 'rtl';
}) {
  const { date, markOf } = picture;
  const mark = markOf === undefined ? undefined : waveformOf(markOf);
  return (
    <div
      style={{
        display: 'flex',
        flexDirection: 'column',
        justifyContent: 'space-between',
        width: '100%',
        height: '100%',
        padding: `${MARGIN}px ${MARGIN}px 56px`,
        background: 'var(--color-paper)',
        color: 'var(--color-ink)',
        direction,
      }}
    >
      <div style={{ display: 'flex', gap: 64 }}>
        {mark && (
          <div style={{ display: 'flex', color: mark.colour }}>
            <svg viewBox={mark.viewBox} style={{ width: MARK, height: MARK }} aria-hidden="true">
              <path d={mark.path} stroke="currentColor" strokeWidth={mark.strokeWidth} />
            </svg>
          </div>
        )}
        <PictureText picture={picture} style={style} />
      </div>
      <div
        style={{
          display: 'flex',
          justifyContent: 'space-between',
          alignItems: 'center',
          paddingTop: 32,
          borderTop: '2px solid var(--color-line)',
          fontSize: 34,
        }}
      >
        <div style={{ display: 'flex', alignItems: 'center', gap: 18, fontWeight: 700 }}>
          <div style={{ display: 'flex', color: 'var(--color-accent)' }}>
            <Logo className="size-12" />
          </div>
          {siteName}
        </div>
        {date && <div style={{ color: 'var(--color-quiet)' }}>{formatDay(date, 'long')}</div>}
      </div>
    </div>
  );
}
