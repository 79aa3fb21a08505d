import type { Customers } from '../../core/customers.ts';
import { continuedCurve, extendedCurve } from '../../core/survival/curve.ts';
import { kaplanMeier, kaplanMeierCurve } from '../../core/survival/kaplan-meier.ts';
import { riskSets } from '../../core/survival/risk-sets.ts';
import { recordedStays } from '../../core/survival/stays.ts';
import type { Statistic } from '../../core/uncertainty/bootstrap.ts';
import { addedColumns, condensedCustomers } from '../../core/value/condensed-customers.ts';
import { customerValues, expectedMethods } from '../../core/value/customer-values.ts';
import { termsOfOrders } from '../../core/value/terms.ts';
import { valueOrRefusal } from '../shared/economics/ends.ts';
import { paidOnce, type SegmentStaying } from '../shared/valuation/staying.ts';
import type { Valued } from '../shared/valuation/valued.ts';
import { newCustomer } from './segment-values.ts';
import type { SegmentFigures } from './with-intervals.ts';

/**
 * Expected values of bootstrap resamples of the customers: their curves are estimated again as well, since what is
 * to come is as unsure as they are. Beyond the data the model that was fitted to all of them holds.
 *
 * @param write - writes the figures of a draw
 */
export function expectedStatistic(
  valued: Valued,
  known: readonly SegmentStaying[],
  figures: number,
  write: (segments: readonly SegmentFigures[], figures: Float64Array) => void,
): Statistic {
  const { customers, segments, rows, yearly } = condensedCustomers(
    valued.customers,
    valued.segments,
  );
  const counts = new Float64Array(customers.count);
  const columns = addedColumns.flatMap((name) => {
    const values = yearly[name];
    return values === undefined ? [] : [{ name, values, sums: new Float64Array(customers.count) }];
  });
  const nothing = { amount: 0, years: 0, orders: 0, goods: 0 };
  const paid = valued.segments.keys.map(() => ({ ...nothing }));
  const { amount, amountYears, orders, goods } = valued.customers;
  const { referral: _not, ...withoutReferral } = valued.terms;
  const { codes } = segments;
  const lifetimes = (drawn: Customers, staying: readonly SegmentStaying[]): Float64Array => {
    const { terms } = valued;
    const curves = staying.map(({ curve }) => curve);
    const { expected } = valueOrRefusal(expectedMethods(drawn, codes, curves, terms));
    return valueOrRefusal(customerValues(drawn, codes, known.length, expected, terms)).values;
  };
  return {
    figures,
    begin: () => {
      counts.fill(0);
      for (const { sums } of columns) sums.fill(0);
      for (const own of paid) Object.assign(own, nothing);
    },
    add: (drawn, segment) => {
      const own = paid[segment];
      if (own === undefined) throw new RangeError(`no segment ${segment}`);
      for (const i of drawn) {
        const row = rows[i] ?? 0;
        counts[row] = (counts[row] ?? 0) + 1;
        for (const { values, sums } of columns) sums[row] = (sums[row] ?? 0) + (values[i] ?? 0);
        const years = amountYears[i] ?? 0;
        if (!(years > 0)) continue;
        // As in the spend a year of the segment: payments that cover no time have none.
        own.amount += amount[i] ?? 0;
        own.years += years;
        own.orders += orders?.[i] ?? 0;
        own.goods += goods?.[i] ?? 0;
      }
    },
    write: (into) => {
      const means = columns.map(({ name, sums }) => [
        name,
        sums.map((sum, row) => sum / Math.max(1, counts[row] ?? 0)),
      ]);
      const drawn: Customers = { ...customers, ...Object.fromEntries(means) };
      const staying = curvesAnew(drawn, segments, counts, known);
      const values = lifetimes(drawn, staying);
      const found = staying.map((own, s) => {
        const all = paid[s] ?? nothing;
        const aYear = (sum: number) => sum / all.years;
        const terms = () =>
          termsOfOrders(withoutReferral, { orders: aYear(all.orders), goods: aYear(all.goods) });
        return {
          total: 0,
          customers: 0,
          worth: all.years > 0 ? newCustomer(aYear(all.amount), own, terms()) : 0,
        };
      });
      for (let row = 0; row < values.length; row++) {
        const own = found[codes[row] ?? 0];
        const count = counts[row] ?? 0;
        if (own === undefined) continue;
        own.total += (values[row] ?? 0) * count;
        own.customers += count;
      }
      write(found, into);
    },
  };
}

/** The curves of the customers who were drawn, each as far as the data of all of them reach. */
function curvesAnew(
  customers: Valued['customers'],
  segments: Valued['segments'],
  counts: Float64Array,
  known: readonly SegmentStaying[],
): SegmentStaying[] {
  const recorded = recordedStays(customers, segments.codes, known.length, counts);
  const once = paidOnce(customers, segments, counts);
  return known.map((own, s) => {
    const stays = recorded[s];
    if (stays === undefined) throw new RangeError(`no segment ${s}`);
    const estimated = kaplanMeierCurve(kaplanMeier(riskSets(stays)));
    const extended = extendedCurve(estimated, own.risk.reachYears);
    const continues = own.curve !== own.known && own.model !== undefined;
    const curve = continues ? continuedCurve(extended, own.model) : extended;
    return { ...own, curve, once: once[s] };
  });
}
