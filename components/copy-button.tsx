import { InlineScript } from './inline-script';

// Where a page may not copy, as over plain http, the text is selected, and the reader can. Buttons show
// once there is a script to press them for.
const script = `document.querySelectorAll('[data-copy]').forEach(b=>b.hidden=0);
addEventListener('click',({target})=>{
const b=target.closest('[data-copy]'),t=b?.previousElementSibling,c=navigator.clipboard;
if(!t)return;
if(c)c.writeText(t.textContent).then(()=>{b.textContent='Copied'});
else getSelection().selectAllChildren(t)
})`;

/** A text to copy: by a button, or where scripts do not run by hand. Its script stands once in a page. */
export function CopyText({ text, label }: { text: string; label: string }) {
  return (
    <>
      <code className="select-all break-all font-mono text-[0.9em]">{text}</code>{' '}
      <button
        type="button"
        data-copy=""
        hidden
        aria-live="polite"
        className="ml-1 cursor-pointer text-accent underline underline-offset-4"
      >
        Copy<span className="sr-only"> {label}</span>
      </button>
    </>
  );
}

/** Lets the buttons copy that stand behind texts and blocks of code. It stands behind them in a page. */
export function CopyScript() {
  return <InlineScript code={script} />;
}
