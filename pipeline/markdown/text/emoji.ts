import { nameToEmoji } from 'gemoji';
import type { Root } from 'mdast';
import { isAutolinkLiteral } from '../links/autolink-literals';
import { visit } from '../visit';

// Not within words or between numbers: `10:30:15`, `C:\a:b:c`, `image:car:v1`, `std::end::x`.
const SHORTCODES = /(?<![\w:])(:[-+\w]+:)+(?![\w:])/g;

/**
 * Replaces GitHub's emoji shortcodes: `:tada:` is 🎉. Unknown ones stay. remark-gemoji and remark-emoji were
 * tried: they also replace `std::end::x` and the text of autolinks such as https://a.org/:tada:/.
 * @see https://docs.github.com/en/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#using-emojis
 */
export function emoji() {
  return (tree: Root) => {
    visit(tree, 'text', (text, _index, parent) => {
      if (parent && isAutolinkLiteral(parent)) return;
      text.value = text.value.replaceAll(SHORTCODES, (codes) =>
        codes.replaceAll(/:([-+\w]+):/g, (code, name: string) =>
          Object.hasOwn(nameToEmoji, name) ? nameToEmoji[name] : code,
        ),
      );
    });
  };
}
