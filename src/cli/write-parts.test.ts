import { Writable } from 'node:stream';
import { expect, it } from 'vitest';
import { writeParts } from './output.ts';

it('waits for a slow reader, and keeps the order', async () => {
  const seen: string[] = [];
  const slow = new Writable({
    highWaterMark: 4,
    write(chunk, _, done) {
      seen.push(String(chunk));
      setTimeout(done, 1);
    },
  });
  let ahead = 0;
  function* parts() {
    for (let i = 0; i < 20; i++) {
      ahead = Math.max(ahead, i - seen.length);
      yield `part ${i}\n`;
    }
  }
  await writeParts(slow, parts());
  expect(seen.join('')).toBe(Array.from({ length: 20 }, (_, i) => `part ${i}\n`).join(''));
  expect(ahead).toBeLessThanOrEqual(2);
});

it('stops when the reader has gone', async () => {
  const gone = new Writable({ highWaterMark: 1, write: () => {} });
  let written = 0;
  function* endless() {
    for (;;) {
      written += 1;
      yield 'x';
    }
  }
  setTimeout(() => gone.destroy(), 5);
  await writeParts(gone, endless());
  expect(written).toBeLessThan(5);
});
