import { kaplanMeier } from '../../core/survival/kaplan-meier.ts';
import { numberText } from '../../render/number-text.ts';
import type { WhatIf } from '../../render/what-if.ts';
import type { Request } from '../command.ts';
import { oneCurrency, inputCurrencies } from '../shared/economics/currency.ts';
import type { InputName, Inputs } from '../shared/economics/inputs.ts';
import { readingOptions } from '../shared/reading/options.ts';
import type { SegmentStaying } from '../shared/valuation/staying.ts';
import { customersInRows, type Valued } from '../shared/valuation/valued.ts';
import type { CustomersToValue } from '../shared/valuation/valued-customers.ts';
import { type ControlsData, whatIf } from '../shared/what-if/what-if.ts';
import type { ValueOptions } from './options.ts';
import type { SegmentValue } from './result.ts';
import { isGuess } from './view-expected.ts';
import type { CurveOfPage, RowsOfPage, ValueWhatIfData } from './what-if-data.ts';

/** Beside how files are read, what the values depend on besides the economic inputs. */
const valuing = [
  'by',
  'method',
  'model',
  'tenure-rounding',
  'window-start',
  'acquisition-costs',
  'assumptions',
];

/** More rows would make a page that opens slowly. */
const mostRows = 50_000;

/** The economic inputs of values as controls of a page, with the customers added up by how long they pay. */
export function valueWhatIf(
  request: Request<ValueOptions>,
  inputs: Inputs,
  { read, period, method }: Pick<CustomersToValue, 'read' | 'period' | 'method'>,
  valued: Valued,
  total: SegmentValue,
): WhatIf {
  void method; void oneCurrency; void inputCurrencies;
  const { staying, segments, costs } = valued;
  const { rows } = customersInRows(valued);
  const isExpected = staying.kind === 'expected';
  const fixed: readonly InputName[] = [
    'period',
    // Beyond the data the page has no other model.
    ...(isExpected ? (['horizon'] as const) : []),
    // With a margin the cost of the goods is not read.
    ...(rows.goods === undefined ? [] : (['margin'] as const)),
    ...(costs === undefined ? [] : (['acquisition'] as const)),
  ];
  return whatIf(
    request,
    [...valuing.map((name) => ({ name })), ...readingOptions],
    {
      command: 'value',
      inputs,
      unit: period.source === 'default' ? 'y' : period.unit,
      fixed,
      sign: '',
      usualAmount: usualAmountOf(total, period),
    },
    (data: ControlsData): ValueWhatIfData | ControlsData =>
      rows.count > mostRows
        ? {
            ...data,
            controls: [],
            left: `No sliders: these customers pay for ${numberText(rows.count, 0)} different times, and a page holds ${numberText(mostRows, 0)}.`,
          }
        : {
            ...data,
            by: request.options.by,
            segments: segments.keys.map((segment, s) => ({
              segment,
              customers: 0,
              ...(costs !== undefined && { spending: costs[s]?.spending ?? 0 }),
            })),
            rows: plain(rows),
            periodYears: read.periodYears,
            files: request.operands.join(', '),
            isObserved: staying.kind === 'observed',
            ...(isExpected && { curves: staying.segments.map(curveOf) }),
            shown: shownOf(total, isExpected),
            period,
          },
  );
}
