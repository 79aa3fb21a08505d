import { problem } from '../../core/problem.ts';
import { type PurchaseUnit, purchaseUnits } from '../../core/purchase/customer-summary.ts';
import { isoDate } from '../../core/quantity/calendar.ts';
import type { Assumption } from '../../core/report.ts';
import { allOrderFields } from '../../input/orders/order-fields.ts';
import { type OrderRequest, spendBases } from '../../input/orders/order-request.ts';
import { orderSources } from '../../input/orders/sources.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { OptionValues, Request } from '../command.ts';
import { dayNamed, recordRequest } from '../reading/request.ts';
import { listed } from '../segments/listed.ts';

/** What the options ask, apart from which orders to read. */
export interface Settings {
  readonly unit: PurchaseUnit;
  readonly includeFirst: boolean;
  readonly summary: boolean;
}

/**
 * Which orders to read, as the options say.
 *
 * @throws {Refusal} an option has a value that it cannot have
 */
export function orderRequest({ operands, options }: Request): OrderRequest {
  const { fields: _all, ...files } = recordRequest({ options }, operands, allOrderFields);
  const source = orderSources.find(({ name }) => name === options['source'])?.name;
  const until = options['until'];
  const day = typeof until === 'string' ? dayNamed('--until', until) : undefined;
  if (day?.ok === false) throw new Refusal(day.problem);
  const by = listed(options['by']);
  const twice = by.find((header, i) => by.indexOf(header) !== i);
  if (twice !== undefined)
    throw new Refusal(problem('option-repeated', { option: `--by ${twice}` }));
  return {
    ...files,
    ...(source !== undefined && { source }),
    basis: spendBases.find((basis) => basis === options['basis']) ?? 'net',
    ...(day !== undefined && { until: day.value }),
    by,
  };
}

export const settingsOf = (options: OptionValues): Settings => ({
  unit: purchaseUnits.find((unit) => unit === options['unit']) ?? 'week',
  includeFirst: options['include-first-order'] === true,
  summary: options['summary'] === true,
});

/** What the summary rests on, as the result shows it. */
export function assumptionsOf(
  { unit, includeFirst }: Settings,
  { basis }: OrderRequest,
  until: number,
  options: OptionValues,
): Record<string, Assumption> {
  const echo = (option: string, value: string | boolean): Assumption => ({
    value,
    unit: null,
    text: String(value),
    source: options[option] === undefined ? 'default' : `--${option}`,
  });
  return {
    basis: echo('basis', basis),
    unit: echo('unit', unit),
    until: echo('until', isoDate(until)),
    includeFirstOrder: echo('include-first-order', includeFirst),
  };
}
