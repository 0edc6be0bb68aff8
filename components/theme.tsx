import { words } from '../content/internals/site-language';
import { WithHiddenPart } from './hidden-part';

/**
 * Applies the theme that the reader has chosen before, and makes the switch work. It has to run before the first paint,
 * so that the other theme never flashes: the switch is not in the page yet, and its clicks are handled on the window.
 */
export const themeScript = `{
const d=document.documentElement.dataset;
try{const kept=localStorage.theme;if(/^(light|dark)$/.test(kept))d.theme=kept}catch{}
addEventListener('click',({target})=>{
if(!target.closest('[data-theme-switch]'))return;
const dark=d.theme?d.theme=='dark':matchMedia('(prefers-color-scheme:dark)').matches;
d.theme=dark?'light':'dark';
try{localStorage.theme=d.theme}catch{}
})}`;

/** Switches between light and dark. Hidden without scripts, which it needs. */
export function ThemeSwitch() {
  return (
    <button
      type="button"
      data-theme-switch=""
      className="cursor-pointer text-quiet hover:text-accent noscript:hidden"
    >
      <span className="dark:hidden">
        <WithHiddenPart label={words.frame.dark} />
      </span>
      <span className="hidden dark:inline">
        <WithHiddenPart label={words.frame.light} />
      </span>
    </button>
  );
}
