import { expect, test } from 'vitest';
import { renderMarkdown } from '../test-renderer';

/** The content of a code block, with and without its tags. */
async function codeIn(markdown: string) {
  const { html, diagnostics } = await renderMarkdown(markdown);
  const [, code = ''] = /<pre[^>]*><code>(.*?)<\/code><\/pre>/s.exec(html) ?? [];
  const text = code
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('&#x3C;', '<')
    .replaceAll('&#x26;', '&');
  return { html, code, text, diagnostics };
}

test('highlighting changes no character of the code', async () => {
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

test('tokens have a class, and plain text has none', async () => {
  const { code } = await codeIn('```python\ndef f():\n    return 1  # one\n```');
  expect(code).toContain('<span class="keyword">def</span>');
  expect(code).toContain('<span class="comment">  # one</span>');
  expect(code).not.toMatch(/style=|<span>|class="line"/);
});

test('a busy machine highlights as a quick one does', async () => {
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

test('lines are highlighted, numbered, added and removed', async () => {
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

test('names of other highlighters are known, in upper case too', async () => {
  for (const language of [
    ...['Python', 'sh', 'yml', 'console', 'c++', 'R', 'plaintext', 'ansi'],
    ...['ipython3', 'html+jinja', 'shell-session', 'golang', 'postgresql', 'vb.net', 'conf'],
  ]) {
    const { diagnostics } = await codeIn(`\`\`\`${language}\nx\n\`\`\``);
    expect(diagnostics, language).toEqual([]);
  }
});

test('raw HTML is highlighted too, where it is text alone', async () => {
  const { code } = await codeIn('<pre><code class="language-js">let a = 1;\n</code></pre>');
  expect(code).toContain('<span class="keyword">let</span>');
  const { html } = await renderMarkdown('<pre><b>let</b></pre>');
  expect(html).toContain('<pre tabindex="0"><b>let</b></pre>');
});

for (const [info, column, message, hint] of [
  ['python {2,9}', 11, 'no line 9 to highlight: the block has 3', 'count from 1, within the block'],
  ['python {3-1}', 11, 'invalid line numbers “{3-1}”', '{2,4-6}'],
  ['python {2-}', 11, 'invalid line numbers “{2-}”', '{2,4-6}'],
  ['python {1 2}', 11, 'invalid line numbers “{1 2}”', '{2,4-6}'],
  ['python {2', 11, 'invalid line numbers “{2”', '{2,4-6}'],
  ['python tilte="a b"', 11, 'unknown attribute “tilte="a b"”', 'write title="a name"'],
  ['python title=a.py', 11, 'unknown attribute “title=a.py”', 'write title="a name"'],
  ['python {1} title="a b', 15, '“title="a b” has a quote that is not closed', 'close it'],
  ['python showlinenumbers', 11, 'unknown attribute “showlinenumbers”', 'showLineNumbers'],
  ['bash a', 9, 'unknown attribute “a”', 'showLineNumbers'],
  ['phyton', 1, 'unknown language “phyton”', 'write python'],
  ['python{2}', 1, 'unknown language “python{2}”', 'write a space before {2}'],
  ['{2}', 1, 'unknown language “{2}”', 'write a language before it'],
] as const) {
  test(`the info string ${info} is a warning with its position`, async () => {
    const { diagnostics } = await codeIn(`\`\`\`${info}\na\nb\nc\n\`\`\``);
    expect(diagnostics).toEqual([
      {
        severity: 'warning',
        line: 1,
        column,
        message: expect.stringContaining(message),
        hint: expect.stringContaining(hint),
      },
    ]);
  });
}

test('no language is suggested by chance', async () => {
  for (const language of ['ml', 'cu', 'pseudocode']) {
    const { diagnostics } = await codeIn(`\`\`\`${language}\nx\n\`\`\``);
    expect(diagnostics, language).toEqual([
      expect.objectContaining({ hint: 'write a language such as python, or text, or nothing' }),
    ]);
  }
});

test('highlighting does not depend on earlier code blocks', async () => {
  const nested = '````md\n```erlang\n-module(a).\n```\n````\n';
  const alone = (await renderMarkdown(nested)).html;
  await renderMarkdown('```erlang\n-module(a).\n```\n');
  expect((await renderMarkdown(nested)).html).toBe(alone);
});
