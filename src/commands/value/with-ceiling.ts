import { inYears } from '../../core/quantity/rate.ts';
import { costAtRatio } from '../../core/value/acquisition-ceiling.ts';
import { survivalOf } from '../../core/value/lifetime-value.ts';
import type { Payer } from '../../core/value/payback.ts';
import { onePayment, periodSums } from '../../core/value/period-sums.ts';
import { stepAmounts, sumOf } from '../../core/value/waterfall.ts';
import { valueOrRefusal } from '../shared/economics/ends.ts';
import type { Valued } from '../shared/valuation/valued.ts';
import type { ValueOptions } from './options.ts';
import type { SegmentValue } from './result.ts';
import type { Lines } from './segment-values.ts';
import { together, wonCustomers } from './with-acquisition.ts';

/**
 * Adds to each line the most that a customer may cost, where `--payback` or `--ltv-cac` asks for it, beside what one
 * costs: of the same customers as LTV:CAC.
 */
export function withCeiling(
  { segments, total }: Lines,
  valued: Valued,
  { payback, ltvCac }: Pick<ValueOptions, 'payback' | 'ltvCac'>,
): Lines {
  if (payback === undefined && ltvCac === undefined) return { segments, total };
  const winning = wonCustomers(segments, valued);
  const add = (line: SegmentValue, which: readonly number[]): SegmentValue => {
    const costEach = line.acquisitionCost ?? null;
    const known = line.customers > 0 && line.atAcquisition !== null && line.marked == null;
    if (!known) return { ...line, mayCost: null, costEach };
    const { worth, payers } = winning(which, line);
    const mayCost =
      payback === undefined
        ? costAtRatio(worth, ltvCac ?? 1)
        : marginWithin(payers, inYears(payback.days, 'd'));
    return { ...line, mayCost, costEach };
  };
  const held = segments.flatMap(({ customers }, s) => (customers > 0 ? [s] : []));
  const costly = held.filter((s) => (segments[s]?.acquisitionCost ?? null) !== null);
  // What some cost says nothing of the others: where only their cost is known, theirs is the ceiling as well.
  const which = costly.length > 0 ? costly : held;
  const those = segments.filter((_, s) => which.includes(s));
  const whole = which.length === held.length ? total : together(those, total);
  return {
    segments: segments.map((line, s) => add(line, [s])),
    total: { ...total, ...ceilingOf(add(whole, which)) },
  };
}

const ceilingOf = ({ mayCost = null, costEach = null }: SegmentValue) => ({ mayCost, costEach });

/**
 * What one of these customers is expected to bring within a time of the first payment, discounted, before acquisition,
 * referral and recovery: the cost that is paid back just then. The payment of a period comes in evenly over it.
 */
function marginWithin(payers: readonly Payer[], years: number): number {
  let sum = 0;
  for (const { share, annualSpend, stay, terms } of payers) {
    const { referral: _brought, recovery: _fixed, acquisition: _once, ...own } = terms;
    const within = { ...own, horizonYears: Math.min(own.horizonYears ?? Infinity, years) };
    const sums =
      stay === 'one payment' ? onePayment : valueOrRefusal(periodSums(survivalOf(stay), within));
    sum += share * sumOf(stepAmounts(annualSpend / own.periodsPerYear, sums, within));
  }
  return sum;
}
