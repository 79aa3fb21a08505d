import type { Block } from '../../render/document.ts';
import { numberText, percentText, shortNumber } from '../../render/number-text.ts';
import type { BreakEven, EstimateResult, ReadingRow } from './result.ts';

/** The input that brings the net value to zero, or that there is none. */
export function breakEvenLines({ breakEven }: EstimateResult): string[] {
  if (breakEven === undefined) return [];
  if (breakEven.value === null)
    return [`Break-even: no ${breakEven.input} brings the net value to zero`];
  return [`Break-even: net value is zero at ${breakEven.input} ${breakEvenText(breakEven)}`];
}

function breakEvenText({ input, value, unit }: BreakEven): string {
  const number = value ?? 0;
  switch (input) {
    case 'margin':
    case 'retention':
      return `${percentText(number)}${unit ?? ''}`;
    case 'tenure':
      return `${shortNumber(number)}${unit ?? ''}`;
    default:
      return `${numberText(number)}${unit ?? ''}`;
  }
}

/** What each change of convention means, in words. */
const changeWords: Readonly<Record<string, string>> = {
  'range=low': 'every range at the end that lowers the value',
  'range=high': 'every range at the end that raises the value',
  'timing=start': 'paid at the start of each period',
  'timing=mid': 'paid in the middle of each period',
  'timing=end': 'paid at the end of each period',
  'firstPayment=excluded': 'first payment excluded',
  'firstPayment=included': 'first payment included',
  'period=1': 'paid yearly',
  'period=12': 'paid monthly',
  'basis=revenue': 'revenue instead of margin',
  'discountRate=nominal': 'discount rate divided (or multiplied) into a rate per period',
  'discountRate=yearly': 'discount rate multiplied into a rate per year',
  'discountRate=none': 'no discount',
  'stayRate=nominal': 'churn divided (or multiplied) into a churn per period',
  'stayRate=yearly': 'churn multiplied into a churn per year',
  'stay=churn': 'tenure read as a churn of 1/tenure',
  'stay=tenure': 'churn read as a fixed stay of 1/churn',
};

/** Whose conventions give the number that was asked about, and the options that reproduce each. */
export function reconciliationBlocks({ reconciliation }: EstimateResult): Block[] {
  if (reconciliation === undefined) return [];
  const { target, tolerance, matches, nearest } = reconciliation;
  const digits = Math.max(0, Math.round(-Math.log10(tolerance * 2)));
  const given = numberText(target, digits);
  const found = matches.length > 0;
  const off = numberText(nearest.difference, Math.max(2, digits));
  const heading = found
    ? `${given} is this value under these conventions`
    : `No convention gives ${given}; the nearest is off by ${off}`;
  const rows = (found ? matches : [nearest]).flatMap((reading) => readingFields(reading, digits));
  return [
    { kind: 'text', tone: 'plain', lines: ['', heading] },
    { kind: 'fields', rows },
  ];
}

/** As sentences, which wrap where a table would be cut: no part of a convention may be lost. */
function readingFields(
  { flags, changes, figure, value }: ReadingRow,
  digits: number,
): (readonly [string, string])[] {
  const words = [
    ...changes.map((change) => changeWords[change] ?? change),
    ...(figure === 'netValue' ? ['after acquisition'] : []),
  ];
  const options = flags === '' ? 'no options give this value' : flags;
  return [
    [numberText(value, Math.max(2, digits)), words.join(', ') || 'the conventions above'],
    ...(changes.length === 0 ? [] : [['as options', options] as const]),
  ];
}
