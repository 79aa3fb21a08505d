import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Refusal } from '../../problems/refusal.ts';
import { packedRows, packedTables, packedUnchecked, rowsOf } from './testing/zstd-archives.ts';
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

async function text(bytes: Buffer, size = 5): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of unpacked(chunksOf(bytes, size), 'a.zst', () => {})) parts.push(part);
  return Buffer.concat(parts).toString();
}

/** Why an archive is refused, and how many bytes came out before. */
async function refusal(bytes: Buffer, size = 5) {
  let length = 0;
  try {
    for await (const part of unpacked(chunksOf(bytes, size), 'a.zst', () => {}))
      length += part.length;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const [found] = error.problems;
    return { code: found?.code, args: found?.args, length };
  }
  return undefined;
}

const broken = (reason: string) => ({ code: 'zstd-broken', args: { reason } });

/** A frame with a window of 128 KiB: blocks of so many times one byte. */
function repeating(blocks: number, length: number): Buffer {
  const head = Buffer.from('28b52ffd0038', 'hex');
  const block = Buffer.from([(length << 3) | 2, length >> 5, length >> 13, 10]);
  const parts = Array.from({ length: blocks }, () => block);
  const last = Buffer.from(block).fill((length << 3) | 3, 0, 1);
  return Buffer.concat([head, ...parts, last]);
}

test('every byte comes out as it is, of one archive after another, in whatever chunks they come', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(short, empty, long, skippable, packedRows), { maxLength: 5 }),
      fc.integer({ min: 1, max: 40 }),
      async (archives, size) => {
        const texts = new Map([
          [short, 'a,b\r1\n'],
          [long, 'x'.repeat(100_000)],
          [packedRows, rowsOf(150)],
        ]);
        const whole = [short, ...archives];
        const expected = whole.map((archive) => texts.get(archive) ?? '').join('');
        expect(await text(Buffer.concat(whole), size)).toBe(expected);
      },
    ),
    { numRuns: 60 },
  );
});

test('blocks that build on those before them, and an archive without a checksum', async () => {
  const tables = Array.from({ length: 100 }, (_, i) => rowsOf(40 + 2 * i));
  expect(await text(packedTables, 1000)).toBe(tables.join(''));
  expect(await text(packedUnchecked)).toBe(rowsOf(150));
  expect(await text(repeating(2, 3))).toBe('\n'.repeat(9));
});

test('reports whether there is a checksum', async () => {
  const reported: string[] = [];
  for (const archive of [packedRows, packedUnchecked, gzipSync('a')])
    for await (const _ of unpacked(chunksOf(archive, 9), 'a', (how) => reported.push(how)));
  expect(reported).toEqual(['zstd', 'zstd without a checksum', 'gzip']);
});

test('an archive that is cut short is refused, wherever the cut is', async () => {
  for (let length = 4; length < short.length; length++)
    expect(await refusal(short.subarray(0, length))).toMatchObject(broken('cut-short'));
});

test('so is one that is damaged, or goes on as something else, or needs a dictionary', async () => {
  const more = Buffer.concat([short, Buffer.from('and more')]);
  expect(await refusal(more)).toMatchObject(broken('damaged'));
  expect(await refusal(Buffer.from(short).fill(0x37, 6, 7))).toMatchObject(broken('damaged'));
  expect(await refusal(Buffer.from(short).fill(0, short.length - 1))).toMatchObject(
    broken('checksum'),
  );
  const dictionary = Buffer.from('28b52ffd0158090100000a', 'hex');
  expect(await refusal(dictionary)).toMatchObject(broken('dictionary'));
  // A block larger than the window, and than any block may be.
  expect(await refusal(repeating(1, 131_073))).toMatchObject(broken('damaged'));
});

test.each([
  ['one block', packedRows, 11],
  ['several', packedTables, 211],
])('a flipped bit gives the same bytes or a refusal: %s', async (_, archive, step) => {
  const whole = await text(archive, 4096);
  let flipped = 0;
  let refused = 0;
  // Without its first four bytes it is no archive of zstd at all.
  for (let bit = 32; bit < 8 * archive.length; bit += step) {
    const changed = Buffer.from(archive);
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    flipped += 1;
    if ((await refusal(changed, 4096)) !== undefined) refused += 1;
    else expect(await text(changed, 4096)).toBe(whole);
  }
  expect(refused).toBeGreaterThan(0.9 * flipped);
});

test('an archive that is made to fill the memory is refused on the way', async () => {
  // 131 kB that unpack to 4 GiB.
  const bomb = repeating(32_767, 131_072);
  const found = await refusal(bomb, 1 << 18);
  expect(found).toMatchObject({
    code: 'archive-too-large',
    args: { packing: 'zstd', reason: 'growth' },
  });
  expect(found?.length).toBeLessThanOrEqual(1000 * bomb.length);
  const zeros = gzipSync(Buffer.alloc(70_000_000));
  expect(await refusal(zeros, 1 << 18)).toMatchObject({
    code: 'archive-too-large',
    args: { packing: 'gzip', reason: 'growth' },
  });
  // Just below 64 MB an archive may unpack to any multiple of its size.
  expect(await refusal(repeating(511, 131_072), 1 << 18)).toBeUndefined();
});

test('an archive that asks for a larger window than 128 MiB is refused before it gets it', async () => {
  // Window descriptors: RFC 8878, 3.1.1.1.2; 17 is 2^27 bytes, 21 is 2^31.
  const asking = (descriptor: number) =>
    Buffer.concat([Buffer.from('28b52ffd00', 'hex'), Buffer.from([descriptor, 9, 0, 0, 10])]);
  expect(await text(asking(17 << 3))).toBe('\n');
  for (const descriptor of [(17 << 3) + 1, 21 << 3, 31 << 3])
    expect(await refusal(asking(descriptor))).toEqual({
      code: 'archive-too-large',
      args: { packing: 'zstd', reason: 'window' },
      length: 0,
    });
});
