// A file of the site has a path in its folder, such as `posts/a/index.html`, and a URL pathname, such
// as `/posts/a/`. Both are decoded here, and without the base path.

/** The pathname of a file. */
export function toPathname(outputPath: string): string {
  return `/${outputPath.replace(/(^|\/)index\.html$/, '$1')}`;
}

/** The path of the file that a pathname serves, or would serve. */
export function toOutputPath(pathname: string): string {
  const path = pathname.slice(1);
  if (path === '' || path.endsWith('/')) return `${path}index.html`;
  return /\.[^./]+$/.test(path) ? path : `${path}.html`;
}

/** All pathnames that lead to one: a folder also without its slash, and by its `index.html`. */
export function pathnameVariants(pathname: string): string[] {
  if (!pathname.endsWith('/')) return [pathname];
  const folder = pathname === '/' ? [] : [pathname.slice(0, -1)];
  return [pathname, ...folder, `${pathname}index.html`];
}
