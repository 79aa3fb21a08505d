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
  'timing=start': 'paid at the start of each period',
  'timing=mid': 'paid in the middle of each period',
  'timing=end': 'paid at the end of each period',
  'firstPayment=excluded': 'first payment excluded',
  'firstPayment=included': 'first payment included',
  'period=1': 'paid yearly',
  'period=12': 'paid monthly',
  'basis=revenue': 'revenue instead of margin',
  'discountRate=nominal': 'discount rate divided by the periods of a year',
  'discountRate=none': 'no discount',
  'stayRate=nominal': 'churn divided by the periods of a year',
  'stay=churn': 'tenure read as a churn of one in so many years',
  'stay=tenure': 'retention read as a fixed stay of 1/churn',
};

/** Whose conventions give the number that was asked about. */
export function reconciliationBlocks({ reconciliation }: EstimateResult): Block[] {
  if (reconciliation === undefined) return [];
  const { target, tolerance, matches, nearest } = reconciliation;
  const digits = Math.max(0, Math.round(-Math.log10(tolerance * 2)));
  const given = numberText(target, digits);
  if (matches.length > 0) {
    return [readingsTable(`${given} is this value with`, matches), ...flagLines(matches)];
  }
  return [readingsTable(`No convention gives ${given}; the nearest is`, [nearest])];
}

/** The options to type, where a reading can be had by options. */
function flagLines(readings: readonly ReadingRow[]): Block[] {
  const lines = readings.flatMap(({ flags }) => (flags === '' ? [] : [`As options: ${flags}`]));
  return lines.length === 0 ? [] : [{ kind: 'text', tone: 'plain', lines }];
}

function readingsTable(heading: string, readings: readonly ReadingRow[]): Block {
  return {
    kind: 'table',
    heading,
    columns: [
      { header: 'conventions', align: 'left', flexible: true },
      { header: 'value', align: 'right' },
      { header: 'difference', align: 'right' },
    ],
    rows: readings.map(({ changes, figure, value, difference }) => ({
      cells: [
        [
          ...changes.map((change) => changeWords[change] ?? change),
          ...(figure === 'netValue' ? ['after acquisition'] : []),
        ].join(', ') || 'the conventions above',
        numberText(value),
        numberText(difference),
      ],
    })),
  };
}
