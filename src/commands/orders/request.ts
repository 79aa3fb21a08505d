import { problem } from '../../core/problem.ts';
import { isoDate } from '../../core/quantity/calendar.ts';
import type { Assumption } from '../../core/report.ts';
import { movedDay } from '../../input/cells/moved-day.ts';
import { allOrderFields } from '../../input/orders/order-fields.ts';
import {
  type LabelAsked,
  type OrderRequest,
  spendBases,
} from '../../input/orders/order-request.ts';
import { orderSources } from '../../input/orders/sources.ts';
import { nearest } from '../../problems/nearest.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { OptionValues, Request } from '../command.ts';
import { dayNamed } from '../reading/day-named.ts';
import { recordRequest } from '../reading/request.ts';
import { listed } from '../segments/listed.ts';
import { echoed } from './echoed.ts';
import { readSourceFile } from './source-file.ts';

/**
 * Which orders to read, as the options say.
 *
 * @param more - columns that other options than `--by` keep of each customer
 * @param directory - where a description of the source is looked for
 * @throws {Refusal} an option has a value that it cannot have
 */
export function orderRequest(
  { operands, options }: Request,
  more: readonly LabelAsked[] = [],
  directory = '.',
): OrderRequest {
  const { fields: _all, ...files } = recordRequest({ options }, operands, allOrderFields);
  const until = options['until'];
  const day = typeof until === 'string' ? dayNamed('--until', until) : undefined;
  if (day?.ok === false) throw new Refusal(day.problem);
  const memory = options['memory'];
  const megabytes = typeof memory === 'string' ? megabytesIn(memory) : undefined;
  return {
    ...files,
    ...sourceAsked(options['source'], directory),
    basis: spendBases.find((basis) => basis === options['basis']) ?? 'net',
    ...(day !== undefined && { until: day.value }),
    ...zoneAsked(options['time-zone']),
    ...(megabytes !== undefined && { memory: megabytes }),
    labels: labelsAsked(options, more),
  };
}

/** @throws {Refusal} there is no zone of that name */
function zoneAsked(text: OptionValues[string] | undefined): Pick<OrderRequest, 'timeZone'> {
  if (typeof text !== 'string') return {};
  try {
    movedDay(text, 'utc');
    return { timeZone: text };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const near = nearest(text, Intl.supportedValuesOf('timeZone'));
    const examples = near === '' ? 'Europe/Berlin, America/New_York or UTC' : near;
    throw new Refusal(problem('quantity-unreadable', { what: '--time-zone', text, examples }));
  }
}

/** A value with a point or a slash is a file that describes the source; any other is the name of one. */
function sourceAsked(
  text: OptionValues[string] | undefined,
  directory: string,
): Pick<OrderRequest, 'source' | 'described'> {
  if (typeof text !== 'string') return {};
  if (/[./\\]/.test(text)) return { described: readSourceFile(text, directory) };
  const names = orderSources.map(({ name }) => name);
  if (names.includes(text)) return { source: text };
  const choices = `${names.join(', ')}, or a file that describes it: source.yaml`;
  throw new Refusal(problem('option-choice', { option: '--source', text, choices }));
}

/** @throws {Refusal} it is no size */
function megabytesIn(text: string): number {
  const [, number = '', unit = ''] = /^(\d{1,6}(?:\.\d{1,3})?) ?([MG])B$/i.exec(text.trim()) ?? [];
  const megabytes = Number(number) * (unit.toUpperCase() === 'G' ? 1000 : 1);
  if (megabytes >= leastMemory) return megabytes;
  const examples = `500MB or 2GB, at least ${leastMemory}MB`;
  throw new Refusal(problem('quantity-unreadable', { what: '--memory', text, examples }));
}

/** Megabytes below which DuckDB cannot work at all. */
const leastMemory = 50;

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

/** What the reading of orders rests on, as the result shows it. */
export function orderAssumptions(
  options: OptionValues,
  { basis, timeZone = 'as written' }: OrderRequest,
  until: number,
): Record<string, Assumption> {
  return {
    basis: echoed(options, 'basis', basis),
    until: echoed(options, 'until', isoDate(until)),
    timeZone: echoed(options, 'time-zone', timeZone),
  };
}
