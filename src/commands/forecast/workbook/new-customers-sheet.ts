import type { StepName } from '../../../core/value/terms.ts';
import type { FigureFormat } from '../../../render/table.ts';
import type { Sheet } from '../../../render/workbook/sheet.ts';
import { segmentName } from '../../shared/table.ts';
import {
  comparedCells,
  comparedTable,
  type LiveCell,
  type LiveColumn,
  type LiveLine,
  ownCell,
} from '../../shared/workbook/compared-table.ts';
import { hasSegments } from '../fit-result.ts';
import type { NewCustomerFit } from '../models-result.ts';
import type { ForecastResult, NewCustomer, SegmentForecast } from '../result.ts';
import type { WinningCosts } from '../winning-costs.ts';
import type { ForecastMade } from './live-sheets.ts';
import { sumsOfNew } from './purchase-sums.ts';
import { type StepTerms, stepColumns } from './step-columns.ts';

const money: FigureFormat = { kind: 'money' };
const count: FigureFormat = { kind: 'number', decimals: 0 };
const decimals: FigureFormat = { kind: 'number', decimals: 2 };

/** A new customer of a segment, or of all. */
interface NewLine {
  readonly name: string;
  readonly fit: NewCustomerFit;
  readonly found: NewCustomer;
  readonly of: SegmentForecast;
  /** The place of the segment among those with costs; null of all. */
  readonly place: number | null;
}

/** What a new customer of each segment is worth, costs, and may cost; undefined where none is known. */
export function newCustomersSheet(
  result: ForecastResult,
  made: ForecastMade,
  has: StepTerms,
): Sheet | undefined {
  const lines = newLines(result, made);
  if (lines.length === 0) return undefined;
  const { costs, plan } = made;
  const steps = stepColumns(has, 1);
  const costColumn = steps.value + (costs?.spent === undefined ? 1 : 3);
  const isRatio = plan.options.ltvCac !== undefined;
  return comparedTable('New customers', 'What a new customer is worth within the horizon', {
    header: Object.keys(made.groups.keys[0] ?? {}).join(', ') || 'customers',
    columns: [
      { header: 'purchases', format: decimals },
      ...steps.columns,
      ...costHeads(costs),
      ...(isRatio ? [{ header: 'may cost', format: money }] : []),
    ],
    lines: lines.map((line, i): LiveLine => {
      const { found, fit, of } = line;
      const { value, waterfall } = found;
      const own = ownCell(i, steps.value);
      return {
        name: line.name,
        cells: [
          { figure: found.purchases },
          ...steps.cells(
            {
              sums: sumsOfNew(fit, fit.terms),
              steps: new Map<StepName, number>(waterfall.map(({ step, amount }) => [step, amount])),
              value,
              margin: fit.terms.margin ?? null,
            },
            i,
          ),
          ...costCells(line, i, { costs, costColumn, valueColumn: steps.value, lines }),
          ...(isRatio ? [{ figure: of.mayCost ?? null, formula: `${own}/ltv_to_cac` }] : []),
        ],
        ...(line.place === null && lines.length > 1 && { role: 'total' as const }),
      };
    }),
    note: 'The first purchase is included. Each segment has a model of its own, so that All is not their mean.',
  });
}

function newLines(result: ForecastResult, made: ForecastMade): NewLine[] {
  const { parts, plan, groups, newFits } = made;
  const isBy = hasSegments(groups);
  const fits = plan.bySegment
    ? parts.map(({ fit }) => (fit.forecast.marked === null ? fit : null))
    : newFits;
  const ofSegments = fits.flatMap((fit, place): NewLine[] => {
    const of = result.segments[place];
    if (fit === null || of?.newCustomer == null) return [];
    return [{ name: segmentName(of.segment), fit, found: of.newCustomer, of, place }];
  });
  const fit = parts[0]?.fit;
  if (plan.bySegment || result.newCustomer === undefined || fit === undefined) return ofSegments;
  const all = { fit, found: result.newCustomer, of: result.total };
  return [...ofSegments, { ...all, name: 'All', place: isBy ? null : 0 }];
}

function costHeads(costs: WinningCosts | undefined): LiveColumn[] {
  if (costs === undefined) return [];
  return [
    ...(costs.spent === undefined
      ? []
      : [
          { header: 'spending on winning them', format: money },
          { header: 'customers won', format: count },
        ]),
    { header: 'cost each', format: money },
    { header: 'value after it', format: money },
    { header: 'LTV:CAC', format: decimals },
  ];
}

/** What winning one costs, and what is left then. */
function costCells(
  { found, of, place }: NewLine,
  i: number,
  {
    costs,
    costColumn,
    valueColumn,
    lines,
  }: {
    readonly costs: WinningCosts | undefined;
    readonly costColumn: number;
    readonly valueColumn: number;
    readonly lines: readonly NewLine[];
  },
): (LiveCell | null)[] {
  if (costs === undefined) return [];
  const [value, cost] = [ownCell(i, valueColumn), ownCell(i, costColumn)];
  const isKnown = of.costEach != null;
  const after: (LiveCell | null)[] = isKnown
    ? [
        { figure: found.netValue, formula: `${value}-${cost}` },
        { figure: found.ltvToCac, formula: `IF(${cost}>0,${value}/${cost},"")` },
      ]
    : [null, null];
  if (costs.spent === undefined)
    return [{ figure: of.costEach ?? null, formula: 'acquisition' }, ...after];
  const spent = place === null ? undefined : costs.spent[place];
  const each = `IF(${ownCell(i, costColumn - 1)}>0,${ownCell(i, costColumn - 2)}/${ownCell(i, costColumn - 1)},"")`;
  const ofEach = isKnown ? { figure: of.costEach ?? null, formula: each } : null;
  if (place !== null)
    return [
      spent === undefined ? null : { figure: spent.spending, look: 'input' },
      spent === undefined ? null : { figure: spent.customersWon },
      ofEach,
      ...after,
    ];
  // What is spent on segments that have no line is a number of the formula.
  const shown = new Set(lines.flatMap((line) => line.place ?? []));
  const rest = (of: 'spending' | 'customersWon') =>
    (costs.spent ?? []).reduce((sum, each, k) => sum + (shown.has(k) ? 0 : (each?.[of] ?? 0)), 0);
  const sum = (column: number, more: number) =>
    `SUM(${comparedCells(column, 0, i - 1)})${more === 0 ? '' : `+${more}`}`;
  const all = (of: 'spending' | 'customersWon') =>
    (costs.spent ?? []).reduce((sum, each) => sum + (each?.[of] ?? 0), 0);
  const total = (of: 'spending' | 'customersWon', column: number): LiveCell =>
    i === 0 ? { figure: all(of) } : { figure: all(of), formula: sum(column, rest(of)) };
  return [
    total('spending', costColumn - 2),
    total('customersWon', costColumn - 1),
    ofEach,
    ...after,
  ];
}
