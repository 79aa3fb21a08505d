import type { StepName } from '../../../core/value/terms.ts';
import type { FigureFormat } from '../../../render/table.ts';
import {
  comparedCells,
  type LiveCell,
  type LiveColumn,
  ownCell,
} from '../../shared/workbook/compared-table.ts';
import type { PurchaseSums } from './purchase-sums.ts';

const money: FigureFormat = { kind: 'money' };
const decimals: FigureFormat = { kind: 'number', decimals: 2 };
const share: FigureFormat = { kind: 'share', decimals: 2 };

/** What the steps of a value are computed from. */
export interface StepLine {
  readonly sums: PurchaseSums;
  /** Steps as rapport computed them, by name. */
  readonly steps: ReadonlyMap<StepName, number>;
  readonly value: number;
  /** What is left of spend after the cost of the goods, where each line has its own. */
  readonly margin: number | null;
}

/** Which columns there are. */
export interface StepTerms {
  readonly hasGrowth: boolean;
  readonly hasDiscount: boolean;
  readonly hasOrders: boolean;
  /** The margin is what recorded goods have left of spend, so that each line has one. */
  readonly hasGoods: boolean;
}

type Given = keyof Omit<PurchaseSums, 'customers'> | 'margin';

const givenHeads: Readonly<Record<Given, readonly [string, FigureFormat]>> = {
  orders: ['orders', decimals],
  ordersDiscounted: ['orders, discounted', decimals],
  years: ['years as customers', decimals],
  yearsDiscounted: ['years, discounted', decimals],
  margin: ['margin', share],
  spend: ['spend', money],
  spendGrown: ['spend, grown', money],
  spendGrownDiscounted: ['spend, discounted', money],
};

const stepHeads = {
  growth: 'growth',
  costOfGoods: 'cost of goods',
  serving: 'serving',
  marketing: 'marketing',
  timeValue: 'time value',
} as const;
type Step = keyof typeof stepHeads;

/** The columns of what is given, of the steps and of their sum; `before` is how many columns stand to the left. */
export function stepColumns(
  terms: StepTerms,
  before: number,
): {
  readonly columns: readonly LiveColumn[];
  /** The column of the sum of all steps. */
  readonly value: number;
  cells(line: StepLine, place: number): readonly LiveCell[];
  /** The line of all, whose figures are the sums of those above it. */
  totals(line: StepLine, place: number): readonly LiveCell[];
} {
  const { hasGrowth, hasDiscount, hasOrders, hasGoods } = terms;
  const given: readonly Given[] = [
    ...(hasOrders ? (['orders'] as const) : []),
    ...(hasOrders && hasDiscount ? (['ordersDiscounted'] as const) : []),
    'years',
    ...(hasDiscount ? (['yearsDiscounted'] as const) : []),
    ...(hasGoods ? (['margin'] as const) : []),
    ...(hasGrowth ? (['spendGrown'] as const) : []),
    ...(hasDiscount ? (['spendGrownDiscounted'] as const) : []),
    'spend',
  ];
  const steps: readonly Step[] = [
    ...(hasGrowth ? (['growth'] as const) : []),
    'costOfGoods',
    'serving',
    'marketing',
    ...(hasDiscount ? (['timeValue'] as const) : []),
  ];
  const firstStep = before + given.length;
  const value = firstStep + steps.length;
  const at = (place: number, name: Given) => ownCell(place, before + given.indexOf(name));
  const formula = (step: Step, place: number): string => {
    const spend = at(place, 'spend');
    const grown = hasGrowth ? at(place, 'spendGrown') : spend;
    const margin = hasGoods ? at(place, 'margin') : 'margin';
    switch (step) {
      case 'growth':
        return `${grown}-${spend}`;
      case 'costOfGoods':
        return `-(1-${margin})*${grown}`;
      case 'serving':
      case 'marketing': {
        const orders = hasOrders ? `-${step}_per_order*${at(place, 'orders')}` : '';
        return `-${step}_share*${grown}-${step}_per_year*${at(place, 'years')}${orders}`;
      }
      case 'timeValue': {
        const later = (discounted: Given, plain: string) => `(${at(place, discounted)}-${plain})`;
        const left = `(${margin}-serving_share-marketing_share)`;
        const ofYears = `(serving_per_year+marketing_per_year)*${later('yearsDiscounted', at(place, 'years'))}`;
        const ofOrders = hasOrders
          ? `-(serving_per_order+marketing_per_order)*${later('ordersDiscounted', at(place, 'orders'))}`
          : '';
        return `${left}*${later('spendGrownDiscounted', grown)}-${ofYears}${ofOrders}`;
      }
    }
  };
  const givenCells = ({ sums, margin }: StepLine): LiveCell[] =>
    given.map((name) => ({ figure: name === 'margin' ? margin : sums[name] }));
  // Steps are amounts with six decimals, and the value is exactly their sum.
  const sumOfSteps = (place: number) =>
    `SUMPRODUCT(ROUND(${ownCell(place, firstStep - 1)}:${ownCell(place, value - 1)},6))`;
  const stepCells = (line: StepLine, place: number, made: (step: Step, k: number) => string) => [
    ...steps.map(
      (step, k): LiveCell => ({
        figure: line.steps.get(step) ?? 0,
        formula: made(step, k),
      }),
    ),
    { figure: line.value, formula: sumOfSteps(place) },
  ];
  return {
    columns: [
      ...given.map((name) => ({ header: givenHeads[name][0], format: givenHeads[name][1] })),
      ...steps.map((step) => ({ header: stepHeads[step], format: money })),
      { header: 'value', format: money },
    ],
    value,
    cells: (line, place) => [
      ...givenCells(line),
      ...stepCells(line, place, (step) => formula(step, place)),
    ],
    totals: (line, place) => [
      ...givenCells(line),
      ...stepCells(line, place, (_, k) => `SUM(${comparedCells(firstStep + k, 0, place - 1)})`),
    ],
  };
}
