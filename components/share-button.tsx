import { words } from '../content/internals/site-language';
import { InlineScript } from './inline-script';

// Both the share sheet and the clipboard are there over HTTPS only. Where neither is, the button stays hidden.
// A reader who closes the sheet has not failed at anything.
const script = `{
const b=document.querySelector('[data-share]'),n=navigator,url=location.origin+location.pathname,
title=document.querySelector('h1').textContent;
if(n.share||n.clipboard){
b.hidden=0;
if(!n.share)b.textContent=b.dataset.link;
b.addEventListener('click',()=>n.share
?n.share({title,url}).catch(()=>{})
:n.clipboard.writeText(url).then(()=>{b.textContent=b.dataset.done}))
}}`;

/** Shares the page by the sheet of the browser; where it has none, copies its address. At most one in a page. */
export function ShareButton() {
  return (
    <>
      <button
        type="button"
        data-share=""
        data-link={words.colophon.copyAddress}
        data-done={words.text.copied}
        hidden
        // In development, the script has shown it before hydration.
        suppressHydrationWarning
        aria-live="polite"
        className="cursor-pointer underline decoration-line underline-offset-4 hover:text-accent hover:decoration-current"
      >
        {words.colophon.share}
      </button>
      <InlineScript code={script} />
    </>
  );
}
