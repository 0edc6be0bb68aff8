import { words } from '../content/internals/site-language';
import type { Label } from '../pipeline/markdown/text-words';
import { WithHiddenPart } from './hidden-part';
import { InlineScript } from './inline-script';

// Buttons are hidden until this runs, since they need it. Over plain HTTP there is no Clipboard API: a
// click then selects the text.
const script = `document.querySelectorAll('[data-copy]').forEach(b=>b.hidden=0);
addEventListener('click',({target})=>{
const b=target.closest('[data-copy]'),t=b?.previousElementSibling,c=navigator.clipboard;
if(!t)return;
if(c)c.writeText(t.textContent).then(()=>{b.textContent=b.dataset.copy});
else getSelection().selectAllChildren(t)
})`;

/** A text with a button that copies it. The page needs a `CopyScript` after it. */
export function CopyText({ text, label }: { text: string; label: Label }) {
  return (
    <>
      <code className="select-all break-all font-mono text-[0.9em]">{text}</code>{' '}
      <button
        type="button"
        data-copy={words.text.copied}
        hidden
        aria-live="polite"
        className="ms-1 cursor-pointer text-accent underline underline-offset-4"
      >
        <WithHiddenPart label={label} />
      </button>
    </>
  );
}

/** The script of all copy buttons: each copies the element before it. Belongs after them in a page. */
export function CopyScript() {
  return <InlineScript code={script} />;
}
