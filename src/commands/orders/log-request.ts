import { failure, type Outcome, success } from '../../core/outcome.ts';
import { problem } from '../../core/problem.ts';
import { quantity } from '../../core/quantity/quantity.ts';
import { isRange } from '../../core/quantity/range.ts';
import { inYears } from '../../core/quantity/rate.ts';
import type { ColumnChoice, LogRequest } from '../../input/customer-request.ts';
import { roles } from '../../input/headers/role.ts';
import { allOrderFields } from '../../input/orders/order-fields.ts';
import type { Field } from '../../input/records/field.ts';
import type { OptionValues } from '../command.ts';
import type { OptionReader } from '../option-reader.ts';
import { logAsked } from './log-asked.ts';
import { customerLogOptions } from './log-options.ts';

/**
 * How to read a log of orders where a list of customers may stand as well.
 *
 * @param fields - of the other files that the command reads: what columns can be in those
 * @param directory - where a description of the source is looked for
 * @throws {Refusal} the source is described in a file that cannot be used
 */
export function logRequest(
  reader: OptionReader,
  options: OptionValues,
  columns: ReadonlyMap<string, ColumnChoice>,
  fields: readonly Field[],
  directory: string,
): LogRequest {
  const known = new Set<string>([...roles, ...fields.map(({ name }) => name)]);
  const own = [...columns].filter(
    ([name]) => name === 'currency' || allOrderFields.some((field) => field.name === name),
  );
  return {
    ...logAsked(reader, options, directory),
    ...reader.keyed('silentAfterDays', 'silent-after', silence),
    columns: new Map(own),
    given: [
      ...customerLogOptions
        .filter(({ name }) => options[name] !== undefined)
        .map(({ name }) => `--${name}`),
      ...own.filter(([name]) => !known.has(name)).map(([name]) => `--column ${name}=`),
    ],
  };
}

const longestDays = 36_525;

/** A length of time in whole days, at least one. */
function silence(text: string): Outcome<number> {
  const what = '--silent-after';
  const read = quantity('duration', what, text);
  if (!read.ok) return read;
  const { range, unit } = read.value;
  if (isRange(range) || unit === null)
    return failure(problem('quantity-unreadable', { what, text, examples: '180d or 6mo' }));
  const days = Math.round(inYears(range.base, unit) * 365.25);
  return days >= 1 && days <= longestDays
    ? success(days)
    : failure(problem('out-of-range', { what, text, allowed: 'between a day and 100 years' }));
}
