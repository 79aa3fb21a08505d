import type { Column, TableRow } from '../../render/document.ts';
import { addingUp, numberText } from '../../render/number-text.ts';
import { valueName } from '../segments/segment-name.ts';
import type { SegmentValue, ValueResult } from './result.ts';

export const right = (header: string): Column => ({ header, align: 'right' });
export const left = (header: string): Column => ({ header, align: 'left', flexible: true });
export const whole = (value: number | null): string =>
  value === null ? '–' : numberText(value, 0);
export const one = (value: number | null): string => (value === null ? '–' : numberText(value, 1));

/** Cents matter in small columns and drown large ones: none from a million on. */
export const decimalsFor = (amounts: readonly (number | null)[]): number =>
  amounts.some((amount) => Math.abs(amount ?? 0) >= 1e6) ? 0 : 2;

export const money = (amounts: readonly (number | null)[]): string[] => {
  const decimals = decimalsFor(amounts);
  return amounts.map((amount) => (amount === null ? '–' : numberText(amount, decimals)));
};

/** Amounts whose last is the sum of the others, printed so that this can be checked by hand. */
export function summedMoney(amounts: readonly number[]): string[] {
  const decimals = decimalsFor(amounts);
  const parts = addingUp(amounts.slice(0, -1), decimals);
  return [...parts, amounts.at(-1) ?? 0].map((amount) => numberText(amount, decimals));
}

/** The lines of a table by segment: the segments and then all, or all alone where nothing divides them. */
export function segmentLines({ segments, total }: ValueResult) {
  const headers = Object.keys(segments[0]?.segment ?? {});
  const split = headers.length > 0;
  const isTotal = (i: number) => split && i === segments.length;
  return {
    lines: split ? [...segments, total] : [total],
    nameColumns: headers.map(left),
    name: ({ segment }: SegmentValue, i: number): string[] =>
      headers.map((header, h) => {
        if (isTotal(i)) return h === 0 ? 'All' : '';
        return valueName(segment[header] ?? '');
      }),
    role: (i: number): Pick<TableRow, 'role'> => (isTotal(i) ? { role: 'total' } : {}),
  };
}
