import type { Picture as PictureSource } from '../pipeline/markdown/images/picture';

type PictureProps = PictureSource & {
  className: string;
  /** Whether it is seen without scrolling: then it loads at once, before other images. */
  isAboveTheFold?: boolean;
};

/** A picture outside of a text, in the formats and widths that screens ask for. */
export function Picture({
  src,
  alt,
  width,
  height,
  sizes,
  sources,
  className,
  isAboveTheFold = false,
}: PictureProps) {
  const loading = isAboveTheFold
    ? ({ fetchPriority: 'high' } as const)
    : ({ loading: 'lazy', decoding: 'async' } as const);
  return (
    <picture>
      {sources.map(({ type, srcSet }) => (
        <source key={type} type={type} srcSet={srcSet} sizes={sizes} />
      ))}
      <img {...loading} src={src} alt={alt} width={width} height={height} className={className} />
    </picture>
  );
}
