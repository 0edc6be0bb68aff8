import { InlineScript } from './inline-script';

// Runs before the first paint, so that a remembered choice never flashes. One listener serves the
// switch, which is there before it and needs no framework.
const script = `{
const d=document.documentElement.dataset;
try{const kept=localStorage.theme;if(/^(light|dark)$/.test(kept))d.theme=kept}catch{}
addEventListener('click',({target})=>{
if(!target.closest('[data-theme-switch]'))return;
const dark=d.theme?d.theme=='dark':matchMedia('(prefers-color-scheme:dark)').matches;
d.theme=dark?'light':'dark';
try{localStorage.theme=d.theme}catch{}
})}`;

/** Applies the reader's remembered colour scheme. Belongs in the head. */
export function ThemeScript() {
  return <InlineScript code={script} />;
}

/** Switches between light and dark. Not shown where scripts do not run, since it would do nothing. */
export function ThemeSwitch() {
  return (
    <button
      type="button"
      data-theme-switch=""
      className="cursor-pointer text-quiet hover:text-accent noscript:hidden"
    >
      <span className="dark:hidden">
        Dark<span className="sr-only"> theme</span>
      </span>
      <span className="hidden dark:inline">
        Light<span className="sr-only"> theme</span>
      </span>
    </button>
  );
}
