import type { CondensedCustomers } from '../../core/value/condensed-customers.ts';
import { numberText } from '../../render/number-text.ts';
import type { WhatIf } from '../../render/what-if.ts';
import type { Request } from '../command.ts';
import { valueOrRefusal } from '../shared/economics/ends.ts';
import type { InputName, Inputs } from '../shared/economics/inputs.ts';
import { readingOptions } from '../shared/reading/options.ts';
import type { SegmentStaying } from '../shared/valuation/staying.ts';
import { customersInRows, figuresOf, type Valued } from '../shared/valuation/valued.ts';
import type { CustomersToValue } from '../shared/valuation/valued-customers.ts';
import { whatIf } from '../shared/what-if/what-if.ts';
import type { ValueOptions } from './options.ts';
import type { SegmentValue } from './result.ts';
import type { Lines } from './segment-values.ts';
import { isGuess } from './view-expected.ts';
import type { CurveOfPage, CustomersOfPage, RowsOfPage, ValueWhatIfData } from './what-if-data.ts';

/** What values depend on, beside the economic inputs and how files are read. */
const valuing = [
  'connect',
  'table',
  'by',
  'method',
  'model',
  'tenure-rounding',
  'window-start',
  'acquisition-costs',
  'assumptions',
].map((name) => ({ name }));

/** With more numbers the customers make a page that opens slowly: two or three megabytes. */
const mostNumbers = 300_000;

/** The economic inputs of values as controls of a page, with the customers added up by how long they pay. */
export function valueWhatIf(
  request: Request<ValueOptions>,
  inputs: Inputs,
  { read, period }: Pick<CustomersToValue, 'read' | 'period'>,
  valued: Valued,
  { segments: lines, total }: Lines,
): WhatIf {
  const { staying, costs } = valued;
  const { rows } = customersInRows(valued);
  const fixed: readonly InputName[] = [
    'period',
    // How far the curves go beyond the data depends on it.
    ...(staying.kind === 'expected' ? (['horizon'] as const) : []),
    // With a margin the recorded cost of the goods would not be read.
    ...(rows.goods === undefined ? [] : (['margin'] as const)),
    ...(costs === undefined ? [] : (['acquisition'] as const)),
  ];
  const annualSpend = total.annualSpend ?? 0;
  return whatIf(
    request,
    [...valuing, ...readingOptions.filter(({ name }) => !changesNoFigure.includes(name))],
    {
      command: 'value',
      inputs,
      unit: period.source === 'default' ? 'y' : period.unit,
      fixed,
      sign: '',
      usualAmount: {
        byTime: annualSpend / (period.source === 'default' ? 1 : period.periodsPerYear) / 10,
        once: annualSpend / 10,
      },
    },
    (data) => {
      const curves =
        staying.kind === 'expected' && numbersOf(rows) <= mostNumbers
          ? curvesOf(rows, valued, staying.segments)
          : undefined;
      if (numbersOf(rows, curves) > mostNumbers) {
        const most = numberText(mostNumbers, 0);
        const left = `There are no sliders: the customers, by segment and length of stay, take more than the ${most} numbers that a page holds.`;
        return { ...data, controls: [], left };
      }
      const customers: CustomersOfPage = {
        by: request.options.by,
        segments: lines.map((line, s) => ({
          segment: line.segment,
          customers: line.customers,
          ...(costs !== undefined && { spending: costs[s]?.spending ?? 0 }),
        })),
        rows: plain(rows),
        ...(curves !== undefined && { curves }),
        periodYears: read.periodYears,
        files: request.operands.join(', '),
        figures: shownOf(total),
      };
      return { ...data, customers } satisfies ValueWhatIfData;
    },
  );
}

const changesNoFigure: readonly string[] = ['rejects', 'strict'];

/** The figures that the command shows of the total. */
function shownOf(total: SegmentValue): CustomersOfPage['figures'] {
  if (total.waterfallSoFar === undefined || total.active === 0) return [];
  return isGuess(total) ? ['so far'] : ['so far', 'expected'];
}

function plain(rows: CondensedCustomers): RowsOfPage {
  const { segment, customers, once, payment, orders, goods, tenureYears, status } = rows;
  return {
    segment: [...segment],
    customers: [...customers],
    once: [...once],
    payment: [...payment],
    ...(orders && { orders: [...orders] }),
    ...(goods && { goods: [...goods] }),
    ...(tenureYears && { tenureYears: [...tenureYears] }),
    ...(status && { status: [...status] }),
  };
}

/** How many numbers the rows are, and the curves with them. */
function numbersOf(rows: CondensedCustomers, curves: readonly CurveOfPage[] = []): number {
  const { count, ...columns } = rows;
  const points = curves.flatMap(({ survival, area }) => [survival, area]);
  return points.reduce(
    (total, { years }) => total + 2 * years.length,
    count * Object.keys(columns).length,
  );
}

/** The curves where values ask for them: as they are asked for once. */
function curvesOf(
  rows: CondensedCustomers,
  valued: Valued,
  segments: readonly SegmentStaying[],
): readonly CurveOfPage[] {
  const asked = segments.map(({ curve }) => ({
    curve,
    survival: new Map<number, number>(),
    area: new Map<number, number>(),
  }));
  const noting = (of: (years: number) => number, known: Map<number, number>) => (years: number) => {
    const value = of(years);
    known.set(years, value);
    return value;
  };
  valueOrRefusal(
    figuresOf(rows, {
      ...valued,
      staying: {
        kind: 'expected',
        segments: asked.map(({ curve, survival, area }) => ({
          curve: {
            ...curve,
            survival: noting(curve.survival, survival),
            area: noting(curve.area, area),
          },
        })),
      },
    }),
  );
  const points = (known: ReadonlyMap<number, number>) => ({
    years: [...known.keys()],
    values: [...known.values()],
  });
  return asked.map(({ curve, survival, area }) => ({
    survival: points(survival),
    area: points(area),
    ...(curve.reachYears < Infinity && { reachYears: curve.reachYears }),
  }));
}
