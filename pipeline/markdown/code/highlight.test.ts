import { expect, test } from 'vitest';
import { renderMarkdown } from '../test-renderer';

/** What stands in a block, without its tags. */
async function codeIn(markdown: string) {
  const { html, diagnostics } = await renderMarkdown(markdown);
  const [, code = ''] = /<pre[^>]*><code>(.*?)<\/code><\/pre>/s.exec(html) ?? [];
  const text = code
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('&#x3C;', '<')
    .replaceAll('&#x26;', '&');
  return { html, code, text, diagnostics };
}

test('colouring changes no letter of the code', async () => {
  for (const [language, code] of [
    ['python', 'def f(a: int) -> bool:\n    """Doc."""\n    return a < 1 and "b & c"  # d\n'],
    ['js', 'const a = `x\n  c`;\n\n// d\n'],
    ['bash', 'echo "$HOME" | grep -v a && exit 1\n'],
    ['', 'no language <b>\n'],
    ['text', '\ttab\n\n\nend\n'],
  ]) {
    expect((await codeIn(`\`\`\`${language}\n${code}\`\`\`\n`)).text).toBe(code);
  }
});

test('words are named by what they are, and plain ones are not', async () => {
  const { code } = await codeIn('```python\ndef f():\n    return 1  # one\n```');
  expect(code).toContain('<span class="keyword">def</span>');
  expect(code).toContain('<span class="comment">  # one</span>');
  expect(code).not.toMatch(/style=|<span>|class="line"/);
});

test('a busy machine colours as a quick one does', async () => {
  const { now } = Date;
  let time = now();
  Date.now = () => {
    time += 1000;
    return time;
  };
  try {
    const { code } = await codeIn('```ts\nlet a = 1;\n```');
    expect(code).toContain('<span class="constant"> 1</span>');
  } finally {
    Date.now = now;
  }
});

test('lines are marked, numbered, new and old', async () => {
  const { html } = await codeIn(
    '```python title="a.py" {1,3-4} showLineNumbers\na\nb\nc  # [!code ++]\nd  # [!code --]\n```',
  );
  expect(html).toContain('<p class="title">a.py</p>');
  expect(html.match(/class="line[^"]*"/g)).toEqual([
    'class="line marked"',
    'class="line"',
    expect.stringMatching(/added/),
    expect.stringMatching(/removed/),
  ]);
  expect(html).not.toContain('[!code');
  expect(html).not.toContain('data-meta');
});

test('names of other highlighters are known, in capitals too', async () => {
  for (const language of [
    ...['Python', 'sh', 'yml', 'console', 'c++', 'R', 'plaintext', 'ansi'],
    ...['ipython3', 'html+jinja', 'shell-session', 'golang', 'postgresql', 'vb.net', 'conf'],
  ]) {
    const { diagnostics } = await codeIn(`\`\`\`${language}\nx\n\`\`\``);
    expect(diagnostics, language).toEqual([]);
  }
});

test('raw HTML is coloured too, where it holds code and no more', async () => {
  const { code } = await codeIn('<pre><code class="language-js">let a = 1;\n</code></pre>');
  expect(code).toContain('<span class="keyword">let</span>');
  const { html } = await renderMarkdown('<pre><b>let</b></pre>');
  expect(html).toContain('<pre tabindex="0"><b>let</b></pre>');
});

test('a slip behind the three ticks is told of where it stands', async () => {
  for (const [info, column, hint] of [
    ['python {2,9}', 11, 'count from 1'],
    ['python {3-1}', 11, '{2,4-6}'],
    ['python {2-}', 11, '{2,4-6}'],
    ['python {1 2}', 11, '{2,4-6}'],
    ['python {2', 11, '{2,4-6}'],
    ['python tilte="a b"', 11, 'title="a name"'],
    ['python title=a.py', 11, 'title="a name"'],
    ['python {1} title="a b', 15, 'close it'],
    ['python showlinenumbers', 11, 'showLineNumbers'],
    ['bash a', 9, 'showLineNumbers'],
    ['phyton', 1, 'write python'],
    ['python{2}', 1, 'a space in front of {2}'],
    ['{2}', 1, 'a language in front of it'],
  ] as const) {
    const { diagnostics } = await codeIn(`\`\`\`${info}\na\nb\nc\n\`\`\``);
    expect(diagnostics, info).toEqual([
      expect.objectContaining({ line: 1, column, hint: expect.stringContaining(hint) }),
    ]);
  }
});

test('no language is suggested that nobody can mean', async () => {
  for (const language of ['ml', 'cu', 'pseudocode']) {
    const { diagnostics } = await codeIn(`\`\`\`${language}\nx\n\`\`\``);
    expect(diagnostics, language).toEqual([
      expect.objectContaining({ hint: expect.stringContaining('the name of a language') }),
    ]);
  }
});

test('what was coloured before changes nothing', async () => {
  const nested = '````md\n```erlang\n-module(a).\n```\n````\n';
  const alone = (await renderMarkdown(nested)).html;
  await renderMarkdown('```erlang\n-module(a).\n```\n');
  expect((await renderMarkdown(nested)).html).toBe(alone);
});
