import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TextBlock } from './text-block.ts';

test('holds what joining the pieces gives, in any script and beyond its first size', () => {
  const piece = fc.oneof(
    fc.string({ maxLength: 40 }),
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.constantFrom('€'.repeat(24), 'é'.repeat(25), '\u{1f600}'.repeat(12)),
  );
  fc.assert(
    fc.property(fc.array(piece), fc.array(piece), (first, second) => {
      const block = new TextBlock(8);
      for (const text of first) block.add(text);
      expect(block.length).toBe(Buffer.byteLength(first.join('')));
      expect(block.take()).toBe(first.join(''));
      for (const text of second) block.add(text);
      expect(block.take()).toBe(second.join(''));
    }),
  );
});
