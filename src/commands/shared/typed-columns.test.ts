import { expect, it } from 'vitest';
import { numberText } from '../../render/number-text.ts';
import { tableRows } from '../../render/workbook/table-sheet.ts';
import {
  decimal,
  intervalColumn,
  money,
  percentage,
  table,
  valueColumn,
  withFigures,
} from './table.ts';

interface Line {
  readonly unit: 'share' | 'money';
  readonly value: number | null;
  readonly ends: { readonly low: number; readonly high: number } | null;
}

const lines: readonly Line[] = [
  { unit: 'share', value: 0.123456, ends: { low: 0.1, high: 0.2 } },
  { unit: 'money', value: 1062.005, ends: null },
  { unit: 'money', value: null, ends: null },
];

const formatOf = ({ unit }: Line) => (unit === 'share' ? percentage(1) : money);

it('has the figure of each line with all its digits, in the unit of that line', () => {
  const shown = table(lines, [
    valueColumn(
      'value',
      ({ value }) => value,
      formatOf,
      (value) => numberText(value),
      'never',
    ),
  ]);
  expect(shown.rows.map(({ cells }) => cells)).toEqual([['0.12'], ['1,062.01'], ['never']]);
  expect(tableRows(shown).body).toEqual([
    [{ value: 0.123456, format: { kind: 'share', decimals: 1 } }],
    [{ value: 1062.005, format: { kind: 'money' } }],
    [{ value: 'never', format: { kind: 'money' }, align: 'right' }],
  ]);
});

it('has a column for each end of an interval, and empty cells where there is none', () => {
  const shown = table(lines, [
    intervalColumn(
      '95%',
      ({ ends }) => ends,
      decimal(2),
      (end) => numberText(end),
    ),
  ]);
  const { head, body } = tableRows(shown);
  expect(head.map((row) => row.map((cell) => cell?.value))).toEqual([['95% low', '95% high']]);
  expect(body.map((row) => row.map((cell) => cell?.value))).toEqual([
    [0.1, 0.2],
    [null, null],
    [null, null],
  ]);
  expect(shown.rows.map(({ cells }) => cells)).toEqual([['0.10–0.20'], ['–'], ['–']]);
});

it('keeps the texts of a column to which figures are added', () => {
  const plain = valueColumn<Line>(
    '',
    ({ value }) => value,
    money,
    (value) => `about ${value}`,
  );
  expect(withFigures(plain, money, () => 1).texts(lines)).toEqual(plain.texts(lines));
});
