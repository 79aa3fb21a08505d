import { expect, it } from 'vitest';
import { markdown } from './markdown.ts';
import { visible } from './visible.ts';

it.each([
  ['\u001b[2Jx', '␛[2Jx'],
  ['a\u0007\u0000\tb\r\n', 'a␇␀␉b␍␊'],
  ['\u007f\u009b31m', '␡<U+009B>31m'],
  // A mark that would show the text after it from right to left.
  ['abc\u202edef\u2066', 'abc<U+202E>def<U+2066>'],
  ['a\u200fb\u061cc', 'a<U+200F>b<U+061C>c'],
  ['one\u2028two', 'one<U+2028>two'],
])('shows %j without obeying it', (text, shown) => {
  expect(visible(text)).toBe(shown);
});

it('leaves every script as it is', () => {
  const text = 'Ünïcödé 日本語 עברית عربى 👩‍👩‍👧 é −1';
  expect(visible(text)).toBe(text);
});

it('is how Markdown shows control characters, too; a line break is a space', () => {
  const columns = [{ header: 'id', align: 'left' as const }];
  const rows = [{ cells: ['a\u001b[31m|b\r\nc\rd'] }];
  const text = markdown({ title: 't', blocks: [{ kind: 'table', columns, rows }] });
  expect(text).toContain('| a␛\\[31m\\|b c d |\n');
});
