import type { SpendMonths } from '../../core/purchase/calendar/spend-months.ts';
import { monthNames } from '../../core/quantity/month-names.ts';
import type { Block } from '../../render/document.ts';
import { numberText } from '../../render/number-text.ts';
import { pText } from '../shared/p-text.ts';
import {
  countColumn,
  decimal,
  intervalColumn,
  intervalText,
  numberColumn,
  table,
  wordColumn,
} from '../shared/table.ts';
import { monthFactorBars } from './month-factor-bars.ts';
import type { ForecastResult, SpendMonthsResult } from './result.ts';

type Month = SpendMonthsResult['months'][number];

/** The months whose spend on a purchase clearly differs; nothing where the forecast does not use them. */
export const spendMonthsField = ({ spend }: ForecastResult): (readonly [string, string])[] =>
  spendMonthsLines(spend?.months).map((line) => ['By month', line] as const);

/** The same as a sentence, such as that of a segment. */
export const spendMonthsLines = (months: SpendMonthsResult | null | undefined): string[] =>
  months?.used === true ? [spendMonthsText(months)] : [];

/** Months farthest from usual that are named. */
const mostNamed = 3;

/** "A purchase is 1.31 times as large as usual in December (95% 1.24–1.38), 0.9 times in May …; …" */
function spendMonthsText({ months, p }: SpendMonthsResult): string {
  const clear = months
    .filter(({ low, high }) => low !== null && high !== null && (low > 1 || high < 1))
    .sort((one, other) => apart(other) - apart(one))
    .slice(0, mostNamed);
  const named = clear.map(
    (month, i) =>
      `${numberText(month.multiplier ?? 1)} times${i === 0 ? ' as large as usual' : ''} in ${nameOf(month)} (${i === 0 ? '95% ' : ''}${interval(month)})`,
  );
  const what =
    named.length === 0 ? `not as large in every month (${pText(p ?? 0)})` : named.join(', ');
  return `A purchase is ${what}; the money ahead goes by its months.`;
}

const apart = ({ multiplier }: Month): number => Math.abs(Math.log(multiplier ?? 1));
const nameOf = ({ month }: Month): string => monthNames[month - 1] ?? '';
const interval = ({ low, high }: Month): string =>
  intervalText(low, high, (end) => numberText(end));

/** Why the months are not used. */
const reasons: Readonly<Record<SpendMonths['why'], string>> = {
  differ: 'used',
  'too-short': 'not used: the log has fewer than 24 calendar months',
  'too-few': 'not used: too few customers bought in several months',
  'month-not-repeated': 'not used: a month has such purchases in one year only, it takes two',
  'no-difference': 'not used: they differ by no more than chance',
  'not-stable': 'not used: they differ by no more than the same month does from year to year',
};

/** With --explain: the spend on a purchase in each month, and the test. */
export function explainedSpendMonths(
  months: SpendMonthsResult | null | undefined,
  of?: string,
): Block[] {
  if (months == null) return [];
  const { why, statistic, freedom, dispersion, p } = months;
  const test =
    statistic === null
      ? ''
      : `; χ² ${numberText(statistic, 1)} with ${freedom} degrees of freedom, φ ${numberText(dispersion ?? 1)}, ${pText(p ?? 1)}`;
  const found = `Spend on a purchase by month${of === undefined ? '' : ` in ${of}`} is ${reasons[why]}${test}.`;
  const words = (lines: readonly string[]): Block => ({ kind: 'text', tone: 'plain', lines });
  if (statistic === null) return [words(['', found])];
  const what = `Spend on a purchase by month${of === undefined ? '' : ` in ${of}`}`;
  const known = months.months.flatMap((month) =>
    month.multiplier === null ? [] : [{ ...month, name: nameOf(month), factor: month.multiplier }],
  );
  return [
    ...(months.used && known.length > 0
      ? [
          monthFactorBars(known, {
            heading: `${what}, times as large as usual`,
            description:
              'How many times as much as on a usual purchase a customer spends in each calendar month, with intervals of 95%.',
            one: 'a usual purchase',
          }),
        ]
      : []),
    table<Month>(
      months.months,
      [
        wordColumn('month', nameOf),
        numberColumn('times usual', ({ multiplier }) => multiplier, 2),
        intervalColumn(
          '95%',
          (month) => month,
          decimal(2),
          (end) => numberText(end),
        ),
        countColumn('years', ({ years }) => years),
        countColumn('purchases', ({ purchases }) => purchases),
        countColumn('compared', ({ compared }) => compared),
      ],
      {
        name: what.replace('Spend on a purchase', 'Spend'),
        heading: `${what}, compared with the same customers' others`,
      },
    ),
    words([found]),
  ];
}
