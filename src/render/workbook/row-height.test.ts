import { describe, expect, it } from 'vitest';
import { rowHeight } from './row-height.ts';
import { textCell } from './sheet.ts';

const columns = [{ width: 10 }, { width: 20 }];
const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ');

describe('the height of a row', () => {
  it('is left to the program where one line is enough, or nothing goes on in a further line', () => {
    expect(rowHeight([textCell('word', 'sentence')], columns)).toBeUndefined();
    expect(rowHeight([textCell(words(40), 'note'), { value: 12 }, null], columns)).toBeUndefined();
  });

  it('holds the lines of the cell that takes most', () => {
    // Of 10 characters nine are filled, by one word: "word word" has nine.
    expect(rowHeight([textCell(words(6), 'sentence'), textCell('word', 'strong')], columns)).toBe(
      3 * 15,
    );
    expect(rowHeight([textCell('one\ntwo\nthree', 'sentence')], columns)).toBe(3 * 15);
  });

  it('is that of the columns that a cell spans, one without a width included', () => {
    const text = textCell(words(7), 'sentence');
    expect(rowHeight([text], columns)).toBe(4 * 15);
    expect(rowHeight([{ ...text, span: 3 }], columns)).toBeUndefined();
  });

  it('is never more than a row may have', () => {
    expect(rowHeight([textCell(words(500), 'sentence')], columns)).toBe(409);
  });
});
