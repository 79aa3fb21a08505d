import type { Curve } from '../../core/survival/curve.ts';
import type { CondensedCustomers } from '../../core/value/condensed-customers.ts';
import { basisOf } from '../../core/value/terms.ts';
import { type SegmentWaterfalls, segmentWaterfalls, totals } from '../../core/value/waterfall.ts';
import { valueOrRefusal } from '../shared/economics/ends.ts';
import { conventionDefaults, echoed, type Inputs } from '../shared/economics/inputs.ts';
import { atBase } from '../shared/economics/terms.ts';
import { stepBasis } from '../shared/economics/view-waterfall.ts';
import { refuseCostsOfSpend, refuseUncountedOrders } from '../shared/orders/goods.ts';
import { countColumn, nameColumn, summedColumn, table, valueName } from '../shared/table.ts';
import { inputsBySegment } from '../shared/valuation/inputs-by-segment.ts';
import { paymentPeriod } from '../shared/valuation/payment-period.ts';
import { figuresOf, type StayingOfRows, stepsOf } from '../shared/valuation/valued.ts';
import { valuingBy } from '../shared/valuation/valuing-by.ts';
import {
  type Changed,
  changedResult,
  type FiguresTable,
} from '../shared/what-if/changed-inputs.ts';
import { waterfallFigures } from '../shared/what-if/waterfall-figures.ts';
import type { WrittenInput } from '../shared/what-if/what-if-data.ts';
import type {
  CurveOfPage,
  CustomersOfPage,
  Points,
  RowsOfPage,
  ValueWhatIfData,
} from './what-if-data.ts';

/** What the customers are worth for other inputs, each at the base of its range: on a page, by the code of the command. */
export const changedValue = (data: ValueWhatIfData, changed: readonly WrittenInput[]): Changed =>
  changedResult('value', data, changed, (inputs) => {
    const { lifetime, soFar } = changedWaterfalls(data.customers, inputs);
    const { figures, segments } = data.customers;
    const columns = [
      ...(soFar !== undefined && figures.includes('so far')
        ? [{ header: 'so far', steps: soFar.total }]
        : []),
      ...(figures.length === 0 || figures.includes('expected')
        ? [{ header: figures.length === 0 ? '' : 'expected', steps: lifetime.total }]
        : []),
    ];
    const assumptions = { ...echoed(inputs), ...conventionDefaults(inputs) };
    const shown = columns.at(-1)?.steps ?? [];
    const isAcquired = shown.some(({ step }) => step === 'acquisition');
    return {
      tables: [
        ...(segments.length > 1
          ? [
              segmentFigures(
                data.customers,
                figures.includes('expected') || soFar === undefined ? lifetime : soFar,
              ),
            ]
          : []),
        waterfallFigures({
          heading: 'All customers, step by step',
          columns,
          note: (step) =>
            step === 'acquisition' && segments.some(({ spending }) => spending !== undefined)
              ? 'recorded spending'
              : stepBasis(step, assumptions),
          totals: { before: 'Total value', after: 'Net value' },
        }),
      ],
      worth: { name: isAcquired ? 'Net value' : 'Total value', amount: totals(shown).netValue },
    };
  });

/** The steps of the customers for the inputs. */
function changedWaterfalls(
  { segments, rows, by, curves, periodYears, files }: CustomersOfPage,
  inputs: Inputs,
): { readonly lifetime: SegmentWaterfalls; readonly soFar?: SegmentWaterfalls } {
  const keys = segments.map(({ segment }) => segment);
  const ofSegments = inputsBySegment(inputs, { keys }, by);
  const { periodsPerYear } = paymentPeriod(inputs, periodYears, files);
  const given = { inputs, ofSegments, periodsPerYear, hasGoods: rows.goods !== undefined };
  const recorded: StayingOfRows =
    curves === undefined
      ? { kind: 'observed' }
      : { kind: 'expected', segments: curves.map((curve) => ({ curve: curveOf(curve) })) };
  const costs = segments.some(({ spending }) => spending !== undefined)
    ? segments.map(({ segment, spending = 0 }) => ({ segment, spending, customersWon: 0 }))
    : undefined;
  const valuing = valuingBy(given, recorded, { keys }, costs, atBase);
  refuseCostsOfSpend(inputs, {}, basisOf(valuing.terms));
  refuseUncountedOrders(inputs, rows.orders !== undefined);
  const { lifetime, expected } = valueOrRefusal(figuresOf(condensed(rows), valuing));
  const steps = stepsOf(valuing);
  return {
    lifetime: segmentWaterfalls(lifetime.totals, steps),
    ...(expected !== undefined && { soFar: segmentWaterfalls(expected.soFar.totals, steps) }),
  };
}

/** A line a segment, whose printed amounts add up to the printed total. */
function segmentFigures({ segments, by }: CustomersOfPage, worth: SegmentWaterfalls): FiguresTable {
  const lines = [
    ...segments.map(({ segment, customers }, s) => ({
      names: by.map((header) => valueName(segment[header] ?? '')),
      customers,
      amount: totals(worth.segments[s] ?? []).netValue,
    })),
    {
      names: by.map((_, at) => (at === 0 ? 'All' : '')),
      customers: segments.reduce((sum, { customers }) => sum + customers, 0),
      amount: totals(worth.total).netValue,
    },
  ];
  const name = worth.total.some(({ step }) => step === 'acquisition') ? 'net value' : 'total value';
  return {
    table: table(
      lines,
      [
        ...by.map((header, at) =>
          nameColumn<(typeof lines)[number]>(header, ({ names }) => names[at] ?? ''),
        ),
        countColumn('customers', ({ customers }) => customers),
        summedColumn(name, ({ amount }) => amount),
      ],
      { isTotal: (line) => line === lines.at(-1) },
    ),
    amounts: lines.map(({ amount }) => amount),
  };
}

function condensed(rows: RowsOfPage): CondensedCustomers {
  const { segment, customers, once, payment, orders, goods, tenureYears, status } = rows;
  return {
    count: segment.length,
    segment: Uint32Array.from(segment),
    customers: Float64Array.from(customers),
    once: Uint8Array.from(once),
    payment: Float64Array.from(payment),
    ...(orders && { orders: Float64Array.from(orders) }),
    ...(goods && { goods: Float64Array.from(goods) }),
    ...(tenureYears && { tenureYears: Float64Array.from(tenureYears) }),
    ...(status && { status: Uint8Array.from(status) }),
  };
}

function curveOf({ survival, area, reachYears = Infinity }: CurveOfPage): Curve {
  return { survival: functionOf(survival), area: functionOf(area), reachYears };
}

function functionOf({ years, values }: Points): (years: number) => number {
  const known = new Map(years.map((time, i) => [time, values[i]]));
  return (time) => {
    const value = known.get(time);
    if (value === undefined) throw new RangeError(`the curve is not known at ${time} years`);
    return value;
  };
}
