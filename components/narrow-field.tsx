import { words } from '../content/internals/site-language';
import { InlineScript } from './inline-script';

// The field is hidden until this runs, since it needs it. Accents and case do not matter. Hidden entries
// stay in the page, so that a cleared field shows them again without a request.
const script = `(f=>{
const p=t=>t.normalize('NFKD').replace(/\\p{M}/gu,'').toLowerCase(),
o=f.nextElementSibling,s=[...document.querySelectorAll('main section:has(h3)')],
l=s.flatMap(e=>[...e.querySelectorAll('ol>li')]).map(e=>[e,p(e.textContent)]),
n=()=>{const q=p(f.value).split(/\\s+/);
l.map(([e,t])=>{e.hidden=!q.every(w=>t.includes(w))});
s.map(e=>{e.hidden=!e.querySelector('ol>li:not([hidden])')});
o.textContent=f.value.trim()&&o.dataset.found+' '+l.filter(([e])=>!e.hidden).length};
f.closest('[hidden]').hidden=0;
f.addEventListener('input',n);n()
})(document.querySelector('[data-narrow]'))`;

/** A field that narrows a list of shows as one types. The page needs a `NarrowScript` after the list. */
export function NarrowField() {
  return (
    <search hidden className="page mt-4 font-sans text-small print:hidden">
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1 lg:col-start-2">
        <input
          type="search"
          data-narrow=""
          aria-label={words.podcasts.find}
          placeholder={words.podcasts.find}
          autoComplete="off"
          spellCheck={false}
          className="min-w-0 grow border border-line bg-transparent px-3 py-1 placeholder:text-quiet focus:border-accent"
        />
        <output data-found={words.podcasts.found} className="figures text-quiet" />
      </p>
    </search>
  );
}

/** The script of the field. */
export function NarrowScript() {
  return <InlineScript code={script} />;
}
