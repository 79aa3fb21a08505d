import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { segmentsText, severalTexts } from './several-texts.ts';

const texts = (text: string) => severalTexts(text)?.texts;

describe('several values in one text', () => {
  it('are those of segments by their names', () => {
    expect(severalTexts('renter=4y, first-time owner = 8y')).toEqual({
      kind: 'segments',
      texts: [
        ['renter', '4y'],
        ['first-time owner', '8y'],
      ],
    });
    expect(texts('a=$1,062/mo,b=$900/mo')).toEqual([
      ['a', '$1,062/mo'],
      ['b', '$900/mo'],
    ]);
    expect(texts('"Berlin, West"=4y,"a=b"=5y')).toEqual([
      ['Berlin, West', '4y'],
      ['a=b', '5y'],
    ]);
  });

  it('are scenarios where each has its unit', () => {
    expect(severalTexts('2y,4y, 8y')?.kind).toBe('scenarios');
    expect(texts('$900,$1,200')?.map(([name]) => name)).toEqual(['$900', '$1,200']);
    expect(texts('20%,25%')).toHaveLength(2);
  });

  it.each(['4y', '1,062/mo', '2,4,8y', '900,1200', '=4y', 'a=4y=5y', 'four, five', ''])(
    'are not in "%s"',
    (text) => {
      expect(severalTexts(text)).toBeUndefined();
    },
  );

  it('are read again as they are written for a file, whatever the names', () => {
    const name = fc.oneof(
      fc.string({ unit: fc.constantFrom(...'ab ,="'), maxLength: 6 }),
      fc.string(),
    );
    const value = fc.constantFrom('4y', '$1,062/mo', '4 to 13 years', '3% + 2/mo', '');
    fc.assert(
      fc.property(fc.array(fc.tuple(name, value), { minLength: 1, maxLength: 4 }), (values) => {
        expect(severalTexts(segmentsText(values))).toEqual({ kind: 'segments', texts: values });
      }),
      { seed: 20, numRuns: 2_000 },
    );
  });
});
