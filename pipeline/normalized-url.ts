/**
 * An address without what does not tell places apart: scheme, `www.`, a last slash and a fragment.
 * @param address a whole http or https address
 */
export function placeOf(address: string): string {
  const { host, pathname, search } = new URL(address);
  return host.replace(/^www\./, '') + pathname.replace(/\/+$/, '') + search;
}

/** Whether an address is another, or lies under it, as an episode's page under that of its show. */
export function liesUnder(address: string, top: string): boolean {
  const [place, above] = [placeOf(address), placeOf(top)];
  return place === above || place.startsWith(`${above}/`) || place.startsWith(`${above}?`);
}
