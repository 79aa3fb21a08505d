import type { Assumption } from '../../../core/report.ts';
import type { Basis, Terms } from '../../../core/value/terms.ts';
import { goodsRoles } from '../../../input/orders/goods-fields.ts';
import type { OrderRequest } from '../../../input/orders/order-request.ts';
import { type Problem, problem } from '../../../problems/problem.ts';
import { Refusal } from '../../../problems/refusal.ts';
import { needsMargin } from '../../option.ts';
import { optionNamed } from '../../option-values.ts';
import { type EconomicSpec, economicInputs } from '../economics/economic-inputs.ts';
import type { Inputs } from '../economics/inputs.ts';
import { valuesOfInput } from '../economics/variants.ts';
import type { RecordOptions } from '../reading/options.ts';

/**
 * Of a command that values spend by its margin alone: where a log has a column of what the goods cost, it says so.
 */
export const goodsUnused = (inputs: Inputs): Pick<OrderRequest, 'goods'> =>
  inputs.has('margin') ? {} : { goods: 'unused' };

/**
 * Whether what the goods cost is read from logs of orders: where they have a column of it, and no margin is given.
 *
 * @throws {Refusal} a margin and a column are given
 */
export function goodsWanted(
  { column }: Pick<RecordOptions, 'column'>,
  inputs: Inputs,
): NonNullable<OrderRequest['goods']> {
  const margin = inputs.get('margin');
  if (margin === undefined) return 'read';
  const named = new Map(column);
  const role = goodsRoles.find((each) => (named.get(each) ?? 'none') !== 'none');
  if (role === undefined) return 'overruled';
  const options = `${optionNamed('margin', margin)} and --column ${role}=`;
  const settle = 'Keep one: a margin for all, or what the goods of each cost.';
  throw new Refusal(problem('option-conflict', { options, settle }));
}

/** The terms of customers whose goods have a recorded cost. */
export const withGoods = <T extends Pick<Terms, 'goods'>>(terms: T, isRecorded: boolean): T =>
  isRecorded ? { ...terms, goods: 'recorded' } : terms;

/** The options, beside the economic inputs, that compare a cost of winning customers with margin. */
export interface CostsOfWinning {
  readonly acquisitionCosts?: string | undefined;
  readonly payback?: unknown;
  readonly ltvCac?: unknown;
}

/**
 * Costs are compared with margin only.
 *
 * @throws {Refusal} there is a cost, and neither a margin nor a recorded cost of goods
 */
export function refuseCostsOfSpend(
  inputs: Inputs,
  { acquisitionCosts, payback, ltvCac }: CostsOfWinning,
  basis: Basis,
): void {
  if (basis === 'margin') return;
  const specs: readonly EconomicSpec[] = economicInputs;
  const costs = [...inputs].flatMap(([name, input]) =>
    specs.some((spec) => spec.name === name && needsMargin(spec)) ? [optionNamed(name, input)] : [],
  );
  const options = [
    ...costs,
    ...(acquisitionCosts === undefined ? [] : ['--acquisition-costs']),
    ...(payback === undefined ? [] : ['--payback']),
    ...(ltvCac === undefined ? [] : ['--ltv-cac']),
  ];
  if (options.length > 0)
    throw new Refusal(...options.map((option) => problem('margin-needed', { option })));
}

/** Costs by order among the inputs, where the number of orders is not known. */
export const uncountedOrders = (inputs: Inputs): readonly Problem[] =>
  [...inputs].flatMap(([name, input]) =>
    valuesOfInput(input).some(({ parts = [] }) => parts.some(({ perOrder }) => perOrder === true))
      ? [problem('orders-unknown', { option: optionNamed(name, input), text: input.text })]
      : [],
  );

/** @throws {Refusal} a cost is by order, and the number of orders is not known */
export function refuseUncountedOrders(inputs: Inputs, isKnown: boolean): void {
  const problems = isKnown ? [] : uncountedOrders(inputs);
  if (problems.length > 0) throw new Refusal(...problems);
}

/** The column of the cost of goods, as the result shows it. */
export const goodsAssumption = (
  header: string | undefined,
  files: readonly string[],
): Record<string, Assumption> =>
  header === undefined
    ? {}
    : { goods: { value: header, unit: null, text: header, source: files.join(', ') } };

/** The same for a person, in one line; none where no such column was read. */
export const goodsFields = (
  assumptions: Readonly<Record<string, Assumption>>,
): readonly (readonly [string, string])[] =>
  assumptions['goods'] === undefined
    ? []
    : [['Goods', `cost by the column ${assumptions['goods'].text}`]];
