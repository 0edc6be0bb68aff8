import type { PostAuthor } from '../content/authors';
import { Picture } from './picture';

/** The picture of an author, whose name stands beside it. */
export function AuthorPicture({
  picture,
  isAboveTheFold,
}: Pick<PostAuthor, 'picture'> & { isAboveTheFold?: boolean }) {
  if (!picture) return null;
  return (
    <div className="shrink-0">
      <Picture {...picture} isAboveTheFold={isAboveTheFold} className="size-[72px] object-cover" />
    </div>
  );
}
