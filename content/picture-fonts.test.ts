import { expect, test } from 'vitest';
import { linesOf } from '../pipeline/diagnostics/test-lines';
import { loadFiles } from './internals/test-content';
import { lintPictureText, pictureFonts, textInFonts } from './picture-fonts';

test.each([
  'Plain',
  'Donaudampfschifffahrt – “Größe”, œuvre, naïve, ½ × 2 ≈ 1',
  'Học máy: những điều tôi ước mình biết trước',
  'Мониторинг моделей, ґанок',
  'Μηχανική μάθηση, ᾳ',
  'نماذج تعلم الآلة: ١٢ درسًا',
  'איך מודדים מודל: שָׁלוֹם',
  'मशीन लर्निंग की निगरानी',
  '机器学习的监控：一百万次预测',
  '機器學習的監控',
  '機械学習モデルのドリフト、ｶﾅ',
  '머신러닝 모델 운영',
  '∑ x² ≠ ∇f(x) ⇒ ∀ε>0 ∃δ: 𝔼[X] ∈ ℝⁿ, ∫ ∞ √ ≤ 𝒩(μ, σ²)',
  '→ ↔ ✓ ★ ☃ ♥ ⌘ ● № ™ € ₿',
  '👨‍👩‍👧‍👦 🇩🇪 🏴‍☠️ 👍🏽 ❤️‍🔥 1️⃣ ✅ 🎙️',
])('all characters of “%s” have a font', (text) => {
  expect(pictureFonts(text, 'en').missing).toEqual([]);
  expect(lintPictureText(text)).toBeUndefined();
  expect(textInFonts(text)).toBe(text);
});

test('Chinese, Japanese and Korean have their own forms of the characters that they share', () => {
  const familyOf = (text: string, language: string) => pictureFonts(text, language).families[0];
  expect(familyOf('機械', 'ja')).toBe('noto-serif-jp');
  expect(familyOf('機械の', 'en')).toBe('noto-serif-jp');
  expect(familyOf('機械', 'ko')).toBe('noto-serif-kr');
  expect(familyOf('機械', 'zh-CN')).toBe('noto-serif-sc');
});

test('letters of Arabic come from a font that joins them', () => {
  expect(pictureFonts('نماذج', 'ar').families).toEqual(['noto-naskh-arabic']);
});

test('a symbol without a font is left out, and a text with such a letter is not shown', () => {
  expect(textInFonts('Symbols \u{1FAE9} here\u0001')).toBe('Symbols  here');
  expect(textInFonts('ภาษาไทย and more')).toBeUndefined();
});

test('an author is told of characters without a font, with the line', async () => {
  const file = 'content/posts/2023-01-01-a.md';
  const { diagnostics } = await loadFiles({
    [file]: '---\nlang: th\ntitle: ภาษา and more\n---\nText.\n',
    'content/posts/2023-01-02-b.md': '---\ntitle: Größe\n---\nText.\n',
  });
  const [line, ...others] = linesOf(diagnostics);
  expect(line).toMatch(new RegExp(`^warning: ${file}:3  title: .*“ภ”`));
  expect(others).toEqual([]);
});
