import fc from 'fast-check';
import { expect, test } from 'vitest';
import { idText, isBareId } from './label-column.ts';

const words =
  'null none nan n/a na - – — \\n #n/a #ref! #value! #name? #div/0! #null! #num! (blank) (leer) (vide)'.split(
    ' ',
  );

test('a word for a blank names nobody, however it is written', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...words, '(not set)', '(en blanco)', ''),
      fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
      fc.constantFrom('', ' ', "'", " '"),
      (word, upper, before) => {
        const cased = [...word].map((letter, i) =>
          upper[i] === true ? letter.toUpperCase() : letter,
        );
        const text = `${before}${cased.join('')} `;
        expect(idText(text)).toBe('');
        expect(idText(text.trim())).toBe('');
      },
    ),
    { seed: 15 },
  );
});

test('a cell that is taken as it stands in bytes is its id', () => {
  const cell = fc.oneof(
    fc.constantFrom(...words),
    fc.string({ unit: 'grapheme-ascii', maxLength: 8 }),
  );
  fc.assert(
    fc.property(cell, (text) => {
      const bytes = Buffer.from(text, 'latin1');
      if (isBareId(bytes, 0, bytes.length)) expect(idText(text)).toBe(text);
    }),
    { seed: 15, numRuns: 2000 },
  );
});

test.each(['Nora', 'N1', 'nan1', 'Nulla', 'A', '17', '-1', 'x-', 'None of them', 'NAN-2'])(
  '%s is a name',
  (text) => {
    expect(idText(text)).toBe(text);
  },
);
