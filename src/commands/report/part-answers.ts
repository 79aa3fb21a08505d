import type { Report } from '../../core/report.ts';
import type { Basis } from '../../core/value/terms.ts';
import { numberText } from '../../render/number-text.ts';
import {
  amountText,
  answerNaming,
  type ResultAnswer,
  roundAmountText,
} from '../shared/result-answer.ts';
import { segmentName } from '../shared/table.ts';

/** A segment of a forecast or of a valuation, as far as it is used here. */
interface Segment {
  readonly segment: Readonly<Record<string, string>>;
  readonly customers: number;
  readonly marked: string | null;
  /** Of a forecast: what all of its customers will bring. */
  readonly value?: { readonly expected: number } | null;
  /** Of a valuation: what one of its customers is worth. */
  readonly lifetimeValue?: { readonly mean: number } | null;
}

/** Where the largest and the least part of the value come from; null where that is not known of two segments. */
export function segmentsAnswer(report: Report<unknown>): ResultAnswer | null {
  const { segments, total, method, basis } = report.result as {
    readonly segments: readonly Segment[];
    readonly total: Segment;
    readonly method?: string;
    readonly basis: Basis;
  };
  const isForecast = total.value !== undefined;
  // Nobody knows to the cent what is expected; what is recorded or assumed is exact.
  const isExpected = isForecast || method === 'expected';
  const worthOf = ({ value, lifetimeValue }: Segment) =>
    isForecast ? value?.expected : lifetimeValue?.mean;
  const place = isForecast ? 'value.expected' : 'lifetimeValue.mean';
  const known = segments.flatMap((segment, i) => {
    const value = worthOf(segment);
    const isNamed = Object.keys(segment.segment).length > 0;
    return value == null || !isNamed || segment.marked != null
      ? []
      : [{ ...segment, at: `segments[${i}]`, amount: value }];
  });
  const [first, ...others] = known.toSorted((a, b) => b.amount - a.amount);
  const last = others.at(-1);
  const whole = worthOf(total);
  if (first === undefined || last === undefined || whole == null) return null;
  return answerNaming((figure) => {
    const say = (at: string, amount: number) =>
      figure(`${at}.${place}`, amount, (isExpected ? roundAmountText : amountText)(amount, report));
    const count = (of: typeof first) =>
      figure(`${of.at}.customers`, of.customers, numberText(of.customers, 0));
    const ends = `${say(first.at, first.amount)}`;
    return {
      sentence: isForecast
        ? `Of the ${say('total', whole)} in ${basis} that is expected, ${segmentName(first.segment)} brings most, ${ends}; ${segmentName(last.segment)} least, ${say(last.at, last.amount)}.`
        : `A customer of ${segmentName(first.segment)} is worth most, ${ends}; one of ${segmentName(last.segment)} least, ${say(last.at, last.amount)}.`,
      certainty: `${count(first)} customers of ${segmentName(first.segment)}, ${count(last)} of ${segmentName(last.segment)}`,
      wouldChange: isForecast
        ? 'new customers, who are not counted here'
        : 'how long customers of each stay from now on',
    };
  });
}

/** What customers have done within so many days of their first purchase. */
interface After {
  readonly days: number;
  readonly customers: number;
  readonly returned: number | null;
}

/** Of fewer customers a share says nothing. */
const fewest = 10;

/** How many came back within the longest time for which customers have been observed; null where too few have. */
export function returningAnswer(report: Report<unknown>): ResultAnswer | null {
  const { total } = report.result as { readonly total: { readonly after: readonly After[] } };
  const place = total.after.findLastIndex(
    ({ returned, customers }) => returned !== null && customers > 0,
  );
  const line = total.after[place];
  if (line === undefined || line.returned === null || line.customers < fewest) return null;
  const { days, customers, returned } = line;
  return answerNaming((figure) => {
    const at = `total.after[${place}]`;
    const whole = (name: string, value: number) =>
      figure(`${at}.${name}`, value, numberText(value, 0));
    const share = figure(`${at}.returned`, returned, `${numberText(returned * 100, 0)}%`);
    return {
      sentence: `Of ${whole('customers', customers)} customers, ${share} bought again within ${whole('days', days)} days of their first purchase.`,
      certainty: 'counted of all who have been observed for so long',
      wouldChange: 'customers who came later, who have not been observed for so long',
    };
  });
}
