/** Removes the characters that XML 1.0 does not allow (https://www.w3.org/TR/xml/#charsets). */
export function forXml(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to remove
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
}
