import { InlineScript } from './inline-script';

// A click with a modifier key opens the link in a new tab or window, as for any link.
const script = `addEventListener('click',e=>{
const a=e.target.closest('[data-embed]'),f=document.createElement('iframe');
if(!a||e.ctrlKey|e.metaKey|e.shiftKey)return;
e.preventDefault();
f.src=a.dataset.embed;f.title=a.firstChild.data;
f.allow='autoplay;encrypted-media;fullscreen';
a.before(f);delete a.dataset.embed;f.focus()
})`;

/** On a click, inserts the player of another host above its link. Nothing is loaded from it before. */
export function PlayerScript() {
  return <InlineScript code={script} />;
}
