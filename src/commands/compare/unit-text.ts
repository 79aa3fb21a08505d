import { numberText, percentText } from '../../render/number-text.ts';
import type { Unit } from './result.ts';

/** How the numbers of a unit are printed. */
interface Style {
  /** What a number is multiplied by to be printed. */
  readonly scale: number;
  readonly decimals: number;
  readonly suffix: string;
  /** After a difference, where it is not the same: 30 % is 5 points more than 25 %, and 20 % more. */
  readonly ofChange?: string;
}

const styles: Readonly<Record<Unit, Style>> = {
  money: { scale: 1, decimals: 2, suffix: '' },
  moneyPerYear: { scale: 1, decimals: 2, suffix: '/y' },
  years: { scale: 1, decimals: 2, suffix: ' y' },
  months: { scale: 1, decimals: 1, suffix: ' mo' },
  rate: { scale: 100, decimals: 2, suffix: '%/y' },
  share: { scale: 100, decimals: 2, suffix: '%', ofChange: ' points' },
  count: { scale: 1, decimals: 0, suffix: '' },
  ratio: { scale: 1, decimals: 3, suffix: '' },
};

/** From here on cents are more than anybody reads. */
const withoutCents = 1e6;

/** The style of a unit for numbers of that size. */
export function styleOf(unit: Unit, size: number): Style {
  const style = styles[unit];
  return unit === 'money' && size >= withoutCents ? { ...style, decimals: 0 } : style;
}

/** Two numbers in their unit, and what lies between them as they are printed; empty where one is no number. */
export function changeTexts(
  before: number | null,
  after: number | null,
  unit: Unit,
): readonly [before: string, after: string, change: string] {
  const size = Math.max(Math.abs(before ?? 0), Math.abs(after ?? 0));
  const { scale, decimals, suffix, ofChange = suffix } = styleOf(unit, size);
  const rounded = (value: number) => Math.round(value * scale * 10 ** decimals) / 10 ** decimals;
  const text = (value: number, ending = suffix) => numberText(value, decimals) + ending;
  const shown = (value: number | null) => (value === null ? '–' : text(rounded(value)));
  const change =
    before === null || after === null
      ? ''
      : signedText(text(rounded(after) - rounded(before), ofChange));
  return [shown(before), shown(after), change];
}

/** With its sign: "+1,200.00". */
export const signedText = (text: string): string =>
  /^−/.test(text) || !/[1-9]/.test(text) ? text : `+${text}`;

/** A relative change: "+7.3%"; beyond ten times, in times. */
export function shareText(share: number | null): string {
  if (share === null) return '';
  return signedText(Math.abs(share) >= 10 ? `${numberText(share, 0)} ×` : percentText(share, 1));
}
