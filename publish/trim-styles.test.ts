import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { joinStyles, styleTrimmer } from './trim-styles';

const page = (body: string) =>
  unified().use(rehypeParse).parse(`<html><body>${body}</body></html>`);
const trimmed = (css: string, body: string) => styleTrimmer(css)(page(body));

test('a rule stays only if a page can match it', () => {
  const css = '.a{color:red}.b{color:red}p,.c p{top:0}#d{top:0}em.a{top:0}';
  expect(trimmed(css, '<p class="a">')).toBe('.a{color:red}p{top:0}');
});

test('pseudo-classes, attributes and what scripts may change count as possible', () => {
  for (const css of [
    'a:hover{top:0}',
    '[data-theme=dark] a{top:0}',
    'a:where(:root:not([data-theme=light]) *){top:0}',
    'a:not(.b){top:0}',
    ':is(a,b):focus{top:0}',
    ':where(:is(li:first-child)) .in-\\[li\\:first-child\\]\\:pt-0{top:0}',
    '.\\32 xl\\:b{top:0}',
    ':has(> a){top:0}',
    '@media print{a{top:0}}',
    '@keyframes k{50%{top:0}}',
  ]) {
    expect(trimmed(css, '<li><a class="in-[li:first-child]:pt-0 2xl:b"></a></li>'), css).toBe(css);
  }
  for (const css of [':is(b,i) a{top:0}', 'a:has(> b){top:0}', '@media print{b{top:0}}']) {
    expect(trimmed(css, '<a>'), css).toBe('');
  }
});

test('a rule for the author’s text stays only if the text can match it', () => {
  const css = '.prose b{top:0}.prose>b{top:0}.prose+b{top:0}.prose :where(.c *){top:0}b{top:0}';
  expect(trimmed(css, '<div class="prose"><b>x</b></div>')).toBe(
    '.prose b{top:0}.prose>b{top:0}.prose+b{top:0}b{top:0}',
  );
  expect(trimmed(css, '<div class="c"><b>x</b><div class="prose"></div></div>')).toBe(
    '.prose+b{top:0}.prose :where(.c *){top:0}b{top:0}',
  );
});

test('custom properties stay if a rule, another property or the page uses them', () => {
  const css = ':root{--a:var(--b);--b:1px;--c:2px;--d:3px}a{top:var(--a)}';
  expect(trimmed(css, '<a>')).toBe(':root{--a:var(--b);--b:1px}a{top:var(--a)}');
  expect(trimmed(css, '<p style="top:var(--c)">')).toBe(':root{--c:2px}');
  expect(trimmed(css, '<svg><g fill="var(--d)"/></svg>')).toBe(':root{--d:3px}');
});

test('a page with a script in its text keeps all rules', () => {
  expect(trimmed('.b{top:0}', '<script>document.body.className = "b"</script>')).toBe('.b{top:0}');
  expect(trimmed('.b{top:0}', '<script type="application/ld+json">{}</script>')).toBe('');
});

test('relative URLs in a style sheet become paths', () => {
  const css =
    'a{background:url(../media/x.png)}b{background:url("data:image/png,x")}i{fill:url(#y)}';
  expect(joinStyles([{ href: '/blog/_next/static/chunks/a.css?x', css }])).toBe(
    'a{background:url(/blog/_next/static/media/x.png)}b{background:url("data:image/png,x")}i{fill:url(#y)}',
  );
});
