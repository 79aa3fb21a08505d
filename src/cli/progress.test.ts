import { expect, it } from 'vitest';
import { progressOn } from './progress.ts';

function screen(columns: number) {
  const written: string[] = [];
  return { written, isTTY: true, columns, write: (text: string) => written.push(text) };
}

it('shows what stands in a name, obeys none of it, and stays on one line', () => {
  const stderr = screen(20);
  let time = 0;
  const progress = progressOn({ stderr }, true, () => time);
  progress?.show('too early');
  time = 1000;
  progress?.show('reading a\u001b[35m\rb\nc and more than fits');
  progress?.done();
  expect(stderr.written).toEqual(['\r\u001b[Kreading a␛[35m␍b␊c…', '\r\u001b[K']);
});

it('shows nothing where nobody watches', () => {
  expect(progressOn({ stderr: screen(80) }, false, () => 0)).toBeUndefined();
  expect(progressOn({ stderr: { ...screen(80), isTTY: false } }, true, () => 0)).toBeUndefined();
});
