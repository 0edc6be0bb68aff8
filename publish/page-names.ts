const NAMED = 3;

/** The pathnames of pages in a message. @param total how many pages there are */
export function namesOfPages(pathnames: string[], total: number): string {
  if (pathnames.length > 1 && pathnames.length === total) return `all ${total} pages`;
  const names = [...pathnames].sort();
  const more = names.length - NAMED;
  return names.slice(0, NAMED).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
