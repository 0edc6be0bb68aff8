import { expect, test } from 'vitest';
import { sectionsOfHtml } from './sections-of-html';

test('a text is divided at headings with ids, and words stay apart where elements do', () => {
  const html =
    '<p>Be<b>fore</b></p><h2 id="a">A <code>np.dot</code></h2><ul><li>one</li><li>two</li></ul><h3>b</h3>';
  expect(sectionsOfHtml(html)).toEqual([
    { text: 'Before' },
    { id: 'a', heading: 'A np.dot', text: 'one two b' },
  ]);
});

test('what nobody reads is left out: code of the page, labels, drawings, and the URL on a player', () => {
  const html = [
    '<p>a<script>s</script><style>s</style><svg><text>s</text></svg>',
    '<sup><a data-footnote-ref href="#fn-1">1</a></sup> <math><mi>s</mi></math>',
    '<a class="anchor" href="#a">s</a><span class="sr-only">s<br>s</span>',
    '<a data-embed="https://player.example/1" href="https://example.org/1">s<img alt="">s</a>b</p>',
  ].join('');
  expect(sectionsOfHtml(html)).toEqual([{ text: 'a … b' }]);
});
