import { problem } from '../../core/problem.ts';
import { isoDate } from '../../core/quantity/calendar.ts';
import type { Assumption } from '../../core/report.ts';
import { allOrderFields } from '../../input/orders/order-fields.ts';
import {
  type LabelAsked,
  type OrderRequest,
  spendBases,
} from '../../input/orders/order-request.ts';
import { orderSources } from '../../input/orders/sources.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { OptionValues, Request } from '../command.ts';
import { dayNamed, recordRequest } from '../reading/request.ts';
import { listed } from '../segments/listed.ts';

/**
 * Which orders to read, as the options say.
 *
 * @param more - columns that other options than `--by` keep of each customer
 * @throws {Refusal} an option has a value that it cannot have
 */
export function orderRequest(
  { operands, options }: Request,
  more: readonly LabelAsked[] = [],
): OrderRequest {
  const { fields: _all, ...files } = recordRequest({ options }, operands, allOrderFields);
  const source = orderSources.find(({ name }) => name === options['source'])?.name;
  const until = options['until'];
  const day = typeof until === 'string' ? dayNamed('--until', until) : undefined;
  if (day?.ok === false) throw new Refusal(day.problem);
  return {
    ...files,
    ...(source !== undefined && { source }),
    basis: spendBases.find((basis) => basis === options['basis']) ?? 'net',
    ...(day !== undefined && { until: day.value }),
    labels: labelsAsked(options, more),
  };
}

/** The columns of `--by`, and more that other options keep of each customer. */
export function labelsAsked(
  options: OptionValues,
  more: readonly LabelAsked[],
): readonly LabelAsked[] {
  const by = segmentColumns(options);
  const divided = by.map((header) => ({ header, option: `--by ${header}` }));
  return [...divided, ...more.filter(({ header }) => !by.includes(header))];
}

/**
 * The columns of `--by`.
 *
 * @throws {Refusal} one is named twice
 */
export function segmentColumns(options: OptionValues): readonly string[] {
  const by = listed(options['by']);
  const twice = by.find((header, i) => by.indexOf(header) !== i);
  if (twice !== undefined)
    throw new Refusal(problem('option-repeated', { option: `--by ${twice}` }));
  return by;
}

/** An option as a result shows it. */
export function echoed(
  options: OptionValues,
  option: string,
  value: string | boolean | number,
): Assumption {
  const source = options[option] === undefined ? 'default' : `--${option}`;
  return { value, unit: null, text: String(value), source };
}

/** What the reading of orders rests on, as the result shows it. */
export function orderAssumptions(
  options: OptionValues,
  { basis }: OrderRequest,
  until: number,
): Record<string, Assumption> {
  return {
    basis: echoed(options, 'basis', basis),
    until: echoed(options, 'until', isoDate(until)),
  };
}
