// A file's id is its path in the site's folder, such as `posts/a/index.html`; an address is where it
// is found on the site, such as `/posts/a/`. Both are written as people write them, not percent-encoded.

/**
 * Where a file is found.
 */
export function addressOf(id: string) {
  return `/${id.replace(/(^|\/)index\.html$/, '$1')}`;
}

/**
 * The file that is found at an address, or would be.
 */
export function idOf(address: string) {
  const path = address.slice(1);
  if (path === '' || path.endsWith('/')) return `${path}index.html`;
  return /\.[^./]+$/.test(path) ? path : `${path}.html`;
}

/**
 * An address as it may be asked for: a folder also without its last slash, or by its file.
 */
export function formsOf(address: string) {
  if (!address.endsWith('/')) return [address];
  const folder = address === '/' ? [] : [address.slice(0, -1)];
  return [address, ...folder, `${address}index.html`];
}
