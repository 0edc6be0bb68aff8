// The script of the search page. A build bundles it with the stemmers of the languages of the site.
import { excerptOf, markMatches, type Piece } from '../pipeline/search/excerpt';
import type { SearchEntry } from '../pipeline/search/index-format';
import {
  type Found,
  hasPhrases,
  openIndex,
  type Query,
  type SearchIndex,
  type Stemmer,
} from '../pipeline/search/query';
import type { SearchWords } from './search-results';

/** Results that are shown at a time: each may load a file of its own. */
const PAGE = 8;
/** The most documents that are read to find those with a phrase. */
const READ_FOR_PHRASE = 12;
const TYPING_MS = 120;

/** Makes the search page work. */
export function startSearch(stemmers: readonly Stemmer[]): void {
  const {
    form,
    field,
    results,
    titles,
    status,
    found: shown,
    list,
    entry,
    more,
  } = elementsOfPage();
  const words: SearchWords = JSON.parse(results.dataset.results ?? '{}');
  const { lang } = document.documentElement;
  const plurals = new Intl.PluralRules(lang);
  const numbers = new Intl.NumberFormat(lang);
  const days = new Intl.DateTimeFormat(lang, { dateStyle: 'medium', timeZone: 'UTC' });
  const root = new URL('..', import.meta.url).pathname.slice(0, -1);
  let opening: Promise<SearchIndex> | undefined;
  /** Of the last search that was begun: an earlier one that takes longer must not replace its results. */
  let current = 0;
  /** Whether the address is of a search that the reader has sent. */
  let wasSent = false;
  let typing: ReturnType<typeof setTimeout> | undefined;

  field.addEventListener('focus', () => open().catch(() => {}), { once: true });
  form.addEventListener('input', ({ target }) => {
    clearTimeout(typing);
    typing = setTimeout(() => searchAgain(false), target === field ? TYPING_MS : 0);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(typing);
    searchAgain(true);
  });
  addEventListener('popstate', readAddress);
  addEventListener('keydown', moveByKeys);
  readAddress();
  if (field.value === '') field.focus();

  /** Searches for what is in the form, and keeps it in the address: a search that was sent is a step back. */
  function searchAgain(isSent: boolean): void {
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (String(value).trim() !== '') query.set(name, String(value));
    }
    const address = query.size > 0 ? `?${query}` : location.pathname;
    // A browser has a limit of its own, far above what anyone types.
    if (address.length < 2000 && address !== (location.search || location.pathname)) {
      if (isSent || wasSent) history.pushState(null, '', address);
      else history.replaceState(null, '', address);
    }
    wasSent = isSent;
    search().catch(fail);
  }

  function readAddress(): void {
    const query = new URLSearchParams(location.search);
    field.value = query.get('q') ?? '';
    for (const choice of form.querySelectorAll('select')) {
      choice.value = query.get(choice.name) ?? '';
      // Of a topic or a kind that is not there.
      if (choice.selectedIndex < 0) choice.selectedIndex = 0;
    }
    search().catch(fail);
  }

  async function search(): Promise<void> {
    current += 1;
    const own = current;
    const data = new FormData(form);
    const query: Query = {
      text: field.value,
      kind: String(data.get('kind') ?? '') || undefined,
      tag: String(data.get('tag') ?? '') || undefined,
    };
    if (query.text.trim() === '') return clear();
    const { index, found } = await find(query);
    if (own !== current) return;
    const { entries, read } = await entriesOf(index, found, 0);
    if (own !== current) return;
    show(entries.length > 0);
    say(found, entries.length, read);
    const hadFocus = list.contains(document.activeElement);
    list.replaceChildren(entry, ...entries.map((it) => resultOf(it, found)));
    // An arrow key may be faster than the last letters.
    if (hadFocus) list.querySelector<HTMLElement>('li:not([hidden]) [data-title]')?.focus();
    offerMore(index, found, read, own, entries.length);
  }

  function offerMore(
    index: SearchIndex,
    found: Found,
    read: number,
    own: number,
    count: number,
  ): void {
    more.hidden = read >= found.documents.length;
    more.onclick = async () => {
      const next = await entriesOf(index, found, read);
      if (own !== current) return;
      const added = next.entries.map((it) => resultOf(it, found));
      list.append(...added);
      say(found, count + added.length, next.read);
      offerMore(index, found, next.read, own, count + added.length);
      added[0]?.querySelector('a')?.focus();
    };
  }

  /** Finds, with the index of a newer build where that has replaced the one that was opened. */
  async function find(query: Query): Promise<{ index: SearchIndex; found: Found }> {
    try {
      const index = await open();
      return { index, found: await index.find(query) };
    } catch {
      opening = undefined;
      const index = await open();
      return { index, found: await index.find(query) };
    }
  }

  function open(): Promise<SearchIndex> {
    opening ??= openIndex(load, { stemmers, stopWords: words.stopWords.split(' ') });
    const opened = opening;
    opened.catch(() => {
      if (opening === opened) opening = undefined;
    });
    return opened;
  }

  /** Reads the next documents, of a query with phrases until some have them. */
  async function entriesOf(index: SearchIndex, { documents, phrases }: Found, from: number) {
    const entries: SearchEntry[] = [];
    const last = Math.min(documents.length, from + (phrases.length > 0 ? READ_FOR_PHRASE : PAGE));
    let read = from;
    while (read < last && entries.length < PAGE) {
      const some = documents.slice(read, Math.min(last, read + PAGE));
      read += some.length;
      const loaded = await Promise.all(some.map(index.entryOf));
      entries.push(...loaded.filter((it) => hasPhrases(it, phrases)));
    }
    return { entries, read };
  }

  function say({ documents, phrases, isNearest, corrected }: Found, shown: number, read: number) {
    const isWhole = phrases.length === 0 || read >= documents.length;
    const count = phrases.length === 0 ? documents.length : shown;
    if (count === 0) {
      status.textContent = words.nothing;
      return;
    }
    const forms = isWhole ? words.found : words.foundSoFar;
    const form = forms[plurals.select(count)] ?? forms.other;
    const parts = [
      isNearest && words.nearest,
      corrected !== undefined && words.corrected.replace('#', corrected),
      form.replace('#', numbers.format(count)),
    ];
    status.textContent = parts.filter(Boolean).join(' ');
  }

  function resultOf(found: SearchEntry, { isMatch }: Found): HTMLElement {
    const result = entry.cloneNode(true) as HTMLElement;
    result.hidden = false;
    const part = <Part extends HTMLElement>(name: string) =>
      result.querySelector(`[data-${name}]`) as Part;
    const { section, pieces } = excerptOf(found, isMatch);
    const excerpt = part('excerpt');
    const mark = excerpt.firstElementChild as HTMLElement;
    const marked = (some: Piece[]) =>
      some.map(({ text, isMatch }) => {
        if (!isMatch) return text;
        const copy = mark.cloneNode() as HTMLElement;
        copy.textContent = text;
        return copy;
      });
    const title = part<HTMLAnchorElement>('title');
    const url = root + found.url;
    title.href = url;
    title.replaceChildren(...marked(markMatches(found.title, isMatch)));
    // An empty attribute would say that the language is unknown.
    if (found.lang) title.lang = excerpt.lang = found.lang;
    excerpt.replaceChildren(...marked(pieces));
    part('kind').textContent = words.kindOf[found.kind as keyof SearchWords['kindOf']];
    part('of').textContent = found.of ?? '';
    const date = part<HTMLTimeElement>('date');
    if (found.date) {
      date.dateTime = found.date;
      date.textContent = days.format(new Date(found.date));
    } else date.remove();
    const link = part<HTMLAnchorElement>('section');
    if (section.id && section.heading) {
      link.href = `${url}#${encodeURIComponent(section.id)}`;
      link.replaceChildren(...marked(markMatches(section.heading, isMatch)));
    } else link.parentElement?.remove();
    return result;
  }

  function clear(): void {
    list.replaceChildren(entry);
    status.textContent = '';
    show(false);
  }

  /** Shows results, or the lists in their place. */
  function show(hasResults: boolean): void {
    shown.hidden = !hasResults;
    titles.hidden = hasResults;
  }

  function fail(): void {
    clear();
    status.textContent = words.failed;
  }

  /** Arrows lead from the field through the results, and Escape back to the field, or empties it. */
  function moveByKeys(event: KeyboardEvent): void {
    const { key, target } = event;
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const isInForm = target !== field && form.contains(target as Node);
    if (isInForm) return;
    if (key === 'Escape') {
      if (document.activeElement === field && field.value !== '') {
        field.value = '';
        searchAgain(false);
      } else field.focus();
      event.preventDefault();
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[key];
    const links = [...list.querySelectorAll<HTMLElement>('li:not([hidden]) [data-title]')];
    if (step === undefined || links.length === 0) return;
    const stops = [field, ...links];
    const at = stops.indexOf(document.activeElement as HTMLElement);
    // Elsewhere, arrows scroll.
    if (at < 0) return;
    stops[Math.max(0, Math.min(stops.length - 1, at + step))].focus();
    event.preventDefault();
  }
}

async function load(name: string): Promise<unknown> {
  const response = await fetch(new URL(name, import.meta.url));
  if (!response.ok) throw new Error(`${response.status} ${name}`);
  return response.json();
}

function elementsOfPage() {
  const find = <Found extends Element = HTMLElement>(selector: string): Found => {
    const found = document.querySelector<Found>(selector);
    if (!found) throw new Error(`no ${selector} on the page`);
    return found;
  };
  const form = find<HTMLFormElement>('main form[data-search]');
  return {
    form,
    field: find<HTMLInputElement>('main [name=q]'),
    results: find('[data-results]'),
    titles: find('[data-titles]'),
    status: find('[data-status]'),
    found: find('[data-found]'),
    list: find('[data-found] ol'),
    entry: find('[data-result]'),
    more: find<HTMLButtonElement>('[data-more]'),
  };
}
