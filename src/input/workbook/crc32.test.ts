import { expect, test } from 'vitest';
import { crc32 } from './crc32.ts';

test('the checksum of the digits is the one that catalogues of checksums give', () => {
  expect(crc32(Buffer.from('123456789'), 0)).toBe(0xcbf43926);
});

test('a checksum is carried on', () => {
  expect(crc32(Buffer.from('6789'), crc32(Buffer.from('12345'), 0))).toBe(0xcbf43926);
  expect(crc32(Buffer.from(''), 0)).toBe(0);
});
