import type { StepName } from '../../../core/value/terms.ts';
import type { FigureFormat } from '../../../render/table.ts';
import type { LiveSheets, Sheet } from '../../../render/workbook/sheet.ts';
import { atBase, termsOf } from '../../shared/economics/terms.ts';
import { segmentName } from '../../shared/table.ts';
import { assumptionsSheet, type LiveInput } from '../../shared/workbook/assumptions-sheet.ts';
import { comparedTable } from '../../shared/workbook/compared-table.ts';
import { amountRule, costInputs, givenAs, marginInput } from '../../shared/workbook/cost-inputs.ts';
import { groupsShown } from '../fit-result.ts';
import type { FittedPart } from '../fitted-forecast.ts';
import type { NewCustomerFit } from '../models-result.ts';
import type { ForecastPlan } from '../plan.ts';
import type { ForecastResult, SegmentForecast } from '../result.ts';
import { type Groups, oneGroup } from '../segment-forecasts.ts';
import type { WinningCosts } from '../winning-costs.ts';
import { newCustomersSheet } from './new-customers-sheet.ts';
import { addedSums, type PurchaseSums, sumsOfGroups } from './purchase-sums.ts';
import { type StepLine, type StepTerms, stepColumns } from './step-columns.ts';

/** The sheet of what all customers are worth within the horizon. */
const valueName = 'Value to come';

/** What the sheets are made from. */
export interface ForecastMade {
  readonly plan: ForecastPlan;
  readonly parts: readonly FittedPart[];
  readonly groups: Groups;
  /** Of each segment of `--by`, with one pooled fit; empty where none is asked for. */
  readonly newFits: readonly (NewCustomerFit | null)[];
  readonly costs: WinningCosts | undefined;
}

/**
 * The sheets of a workbook in which the money of expected purchases is computed; undefined of spend, from which nothing
 * is taken off.
 */
export function forecastLiveSheets(
  result: ForecastResult,
  made: ForecastMade,
): LiveSheets | undefined {
  const { plan, parts, costs } = made;
  const { inputs } = plan;
  const [first] = parts;
  if (result.basis === 'spend' || first === undefined) return undefined;
  if (inputs.has('referrals') || inputs.has('incidents')) {
    const note =
      'With referrals or fixed problems the money of the forecast is not computed by formulas.';
    return { sheets: [], names: [], notes: [note] };
  }
  const { terms } = first.fit;
  const has: StepTerms = {
    hasGrowth: terms.growth !== undefined,
    hasDiscount: terms.discount !== undefined,
    hasOrders: terms.ordersPerPurchase !== undefined,
    hasGoods: !inputs.has('margin'),
  };
  const { sheet, names } = assumptionsSheet([
    ...marginInput(inputs),
    ...costInputs(inputs, ['share', ...(has.hasOrders ? (['perOrder'] as const) : []), 'perYear']),
    ...acquisitionInput(made),
    ...ratioInput(made),
    ...fixedInputs(made),
  ]);
  const newCustomers = newCustomersSheet(result, made, has);
  return {
    sheets: [
      sheet,
      valueSheet(result, made, has),
      ...(newCustomers === undefined ? [] : [newCustomers]),
    ],
    names,
    notes: [
      `The sheets ${valueName}${newCustomers === undefined ? '' : ` and ${newCustomers.name}`} follow the yellow cells. Expected purchases, orders, spend and years as customers are of the models and stay as they are, as do the horizon, growth and discounting, which customers are in which tenth, all bands, and every other sheet${costs === undefined ? '' : '; so do the days until payback and a ceiling by --payback'}.`,
    ],
  };
}

const money: FigureFormat = { kind: 'money' };
const share: FigureFormat = { kind: 'share', decimals: 2 };

function acquisitionInput({ plan, costs }: ForecastMade): LiveInput[] {
  if (costs === undefined || costs.spent !== undefined) return [];
  const own = { name: 'acquisition', label: 'Cost of winning a customer', format: money };
  const given = givenAs(plan.inputs.get('acquisition'));
  return [{ ...own, value: costs.all ?? 0, unit: 'a customer, once', ...given, rule: amountRule }];
}

function ratioInput({ plan: { options } }: ForecastMade): LiveInput[] {
  if (options.ltvCac === undefined) return [];
  return [
    {
      name: 'ltv_to_cac',
      label: 'Value to be so many times the cost',
      value: options.ltvCac,
      unit: 'times',
      text: String(options.ltvCac),
      source: '--ltv-cac',
      rule: { least: 0, most: 1000, isAbove: true, words: 'must be above 0 and at most 1000' },
    },
  ];
}

/** Rates and the horizon, by which the models weigh purchases: what is shown, and stays as it is. */
function fixedInputs({ plan: { inputs } }: ForecastMade): LiveInput[] {
  const terms = termsOf(inputs, 1, atBase);
  const rate = (name: 'growth' | 'discount', label: string, value: number | undefined) =>
    value === undefined
      ? []
      : [
          {
            name: `${name}_rate`,
            label,
            value,
            format: share,
            unit: 'a year',
            ...givenAs(inputs.get(name)),
            isFixed: true,
          },
        ];
  return [
    ...rate('growth', 'Growth of spend', terms.growth),
    ...rate('discount', 'Discount rate', terms.discount),
  ];
}

/** What the customers of each segment are worth within the horizon. */
function valueSheet(result: ForecastResult, made: ForecastMade, has: StepTerms): Sheet {
  const sums = sumsOfLines(made);
  const segments = result.segments.map((segment, i) =>
    lineOf(segment, sums[i] ?? addedSums([]), marginOf(made, i)),
  );
  const total = lineOf(result.total, addedSums(sums), null);
  const count: FigureFormat = { kind: 'number', decimals: 0 };
  const decimals: FigureFormat = { kind: 'number', decimals: 2 };
  const steps = stepColumns(has, 2);
  const before = ({ customers, purchasesToCome }: SegmentForecast) => [
    { figure: customers },
    { figure: purchasesToCome?.expected ?? null },
  ];
  return comparedTable(valueName, 'What the customers are worth within the horizon', {
    header: Object.keys(result.segments[0]?.segment ?? {}).join(', ') || 'customers',
    columns: [
      { header: 'customers', format: count },
      { header: 'purchases', format: decimals },
      ...steps.columns,
    ],
    lines: [
      ...segments.map((line, i) => {
        const segment = result.segments[i] ?? result.total;
        return {
          name: segmentName(segment.segment) || 'All customers',
          cells: [...before(segment), ...steps.cells(line, i)],
        };
      }),
      {
        name: 'All',
        cells: [...before(result.total), ...steps.totals(total, segments.length)],
        role: 'total' as const,
      },
    ],
    note: 'Purchases, orders, years and spend are expected by the models; what follows from the assumptions is computed.',
  });
}

/** The sums of each segment of the result. */
function sumsOfLines({ plan, parts, groups }: ForecastMade): readonly PurchaseSums[] {
  return parts.flatMap(({ fit, segment, members }) =>
    sumsOfGroups(
      fit,
      plan.bySegment ? oneGroup(members.length, segment) : groupsShown(fit, groups),
    ),
  );
}

/** The margin that recorded goods leave: of all customers with one fit, else of the segment. */
const marginOf = ({ plan, parts }: ForecastMade, i: number): number | null =>
  parts[plan.bySegment ? i : 0]?.fit.terms.margin ?? null;

const lineOf = (
  { waterfall = [], value }: SegmentForecast,
  sums: PurchaseSums,
  margin: number | null,
): StepLine => ({
  sums,
  steps: new Map<StepName, number>(waterfall.map(({ step, amount }) => [step, amount])),
  value: value?.expected ?? 0,
  margin,
});
