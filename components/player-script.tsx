import { InlineScript } from './inline-script';

// A key held down means another window or tab: there the link leads to the other host, as it says.
const script = `addEventListener('click',e=>{
const a=e.target.closest('[data-embed]'),f=document.createElement('iframe');
if(!a||e.ctrlKey|e.metaKey|e.shiftKey)return;
e.preventDefault();
f.src=a.dataset.embed;f.title=a.firstChild.data;
f.allow='autoplay;encrypted-media;fullscreen';
a.before(f);delete a.dataset.embed;f.focus()
})`;

/** Puts a player of another host over a link to it once that is pressed, and not before. */
export function PlayerScript() {
  return <InlineScript code={script} />;
}
