import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Refusal } from '../../problems/refusal.ts';
import { unpacked } from './unpacked.ts';

/** What zstd 1.5 makes of "a,b\r1\n", of nothing, and of 100,000 times "x". */
const short = Buffer.from('28b52ffd0458310000612c620d310ac8ff9a68', 'hex');
const empty = Buffer.from('28b52ffd240001000099e9d851', 'hex');
const long = Buffer.from('28b52ffd045855000010787801009b8639c0025b345b02', 'hex');
/** A frame that is to be skipped: RFC 8878, 3.1.2. */
const skippable = Buffer.from('502a4d1803000000616263', 'hex');

async function* chunksOf(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function text(bytes: Buffer, size: number): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of unpacked(chunksOf(bytes, size), 'a.zst', () => {})) parts.push(part);
  return Buffer.concat(parts).toString();
}

async function reason(bytes: Buffer): Promise<unknown> {
  try {
    return await text(bytes, 5);
  } catch (error) {
    if (error instanceof Refusal) return error.problems[0]?.args;
    throw error;
  }
}

test('every byte comes out as it is, of one archive after another, in whatever chunks they come', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(short, empty, long, skippable), { maxLength: 5 }),
      fc.integer({ min: 1, max: 40 }),
      async (archives, size) => {
        const texts = new Map([
          [short, 'a,b\r1\n'],
          [long, 'x'.repeat(100_000)],
        ]);
        const whole = [short, ...archives];
        const expected = whole.map((archive) => texts.get(archive) ?? '').join('');
        expect(await text(Buffer.concat(whole), size)).toBe(expected);
      },
    ),
    { numRuns: 60 },
  );
});

test('an archive that is cut short is refused, wherever the cut is', async () => {
  for (let length = 4; length < short.length; length++)
    expect(await reason(short.subarray(0, length))).toEqual({
      reason: 'the zstd archive ends before what is packed in it does',
    });
});

test('so is one that is damaged, or goes on as something else', async () => {
  const damaged = { reason: 'the zstd archive is damaged, and cannot be unpacked' };
  expect(await reason(Buffer.concat([short, Buffer.from('and more')]))).toEqual(damaged);
  expect(await reason(Buffer.from(short).fill(0x37, 6, 7))).toEqual(damaged);
});
