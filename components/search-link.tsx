import { words } from '../content/internals/site-language';
import { urls } from '../content/urls';

/**
 * Makes the keys of the link work. `/` is typed with Shift on many keyboards, so only the character counts. On the search
 * page itself, the keys lead to its field.
 */
export const searchKeysScript = `addEventListener('keydown',e=>{
const{key,target:t}=e,k=e.ctrlKey||e.metaKey;
if(e.altKey||!(k?key=='k':key=='/'&&!t.closest('input,textarea,select,[contenteditable]')))return;
e.preventDefault();
const f=document.querySelector('main [name=q]');
f?f.select():document.querySelector('[data-search-link]').click()
})`;

/** Leads to the search page, also by the keys `/` and Ctrl-K, or Cmd-K. */
export function SearchLink() {
  return (
    <a
      href={urls.search}
      data-search-link=""
      aria-keyshortcuts="/ Control+K Meta+K"
      className="inline-block py-1 hover:text-accent hover:underline underline-offset-4 aria-[current]:text-accent aria-[current]:underline"
    >
      {words.search.title}
    </a>
  );
}
