import rehypeParse from 'rehype-parse';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { moveInlineStyles } from './inline-styles';

function moved(html: string) {
  const processor = unified().use(rehypeParse, { fragment: true }).use(rehypeStringify);
  const tree = processor.parse(html);
  const css = moveInlineStyles(tree);
  return { css, html: processor.stringify(tree) };
}

test('styles become rules, equal ones one rule', () => {
  expect(
    moved('<a style="top:0"></a><b class="x" style="top:0"></b><i style="left:0"></i>'),
  ).toEqual({
    css: '.inline-style-1:not(#_#_#_){top:0}.inline-style-2:not(#_#_#_){left:0}',
    html: '<a class="inline-style-1"></a><b class="x inline-style-1"></b><i class="inline-style-2"></i>',
  });
});

test('what would reach out of its rule is dropped, and the rest stays', () => {
  for (const [style, css] of [
    ['color:red}body{display:none', '{color:red}'],
    ['top:0;oops;left:0', '{top:0;left:0}'],
    ['top:0;left:1px\\', '{top:0}'],
    ['content:"&#10;}b{top:0}";left:0', '{left:0}'],
    ['background:url("</style><b>")', '{background:url("\\3c /style>\\3c b>")}'],
    ['background:u\\72l(/*)}body{display:none}i{x:*/);left:0', '{left:0}'],
    ['*display:inline;left:0', '{left:0}'],
    ['', ''],
  ]) {
    const rule = css && `.inline-style-1:not(#_#_#_)${css}`;
    expect(moved(`<a style='${style}'></a>`).css, style).toBe(rule);
  }
});
