import { failure, type Outcome, success } from '../../core/outcome.ts';
import { problem } from '../../core/problem.ts';
import { movedDay } from '../../input/cells/moved-day.ts';
import { type OrderRequest, spendBases } from '../../input/orders/order-request.ts';
import { orderSources } from '../../input/orders/sources.ts';
import { nearest } from '../../problems/nearest.ts';
import type { OptionValues } from '../command.ts';
import type { OptionReader } from '../option-reader.ts';
import { dayNamed } from '../reading/day-named.ts';
import { readSourceFile } from './source-file.ts';

/** What the options say about logs of orders, wherever one is read. */
export type LogAsked = Pick<OrderRequest, 'source' | 'described' | 'basis' | 'until' | 'timeZone'>;

/**
 * @param directory - where a description of the source is looked for
 * @throws {Refusal} the source is described in a file that cannot be used
 */
export function logAsked(reader: OptionReader, options: OptionValues, directory: string): LogAsked {
  return {
    ...reader.one('source', (text) => sourceNamed(text, directory)),
    basis: spendBases.find((basis) => basis === options['basis']) ?? 'net',
    ...reader.keyed('until', 'until', (text) => dayNamed('--until', text)),
    ...reader.keyed('timeZone', 'time-zone', zoneNamed),
  };
}

/** A value with a point or a slash is a file that describes the source; any other is the name of one. */
function sourceNamed(
  text: string,
  directory: string,
): Outcome<Pick<LogAsked, 'source' | 'described'>> {
  if (/[./\\]/.test(text)) return success({ described: readSourceFile(text, directory) });
  const names = orderSources.map(({ name }) => name);
  if (names.includes(text)) return success({ source: text });
  const choices = `${names.join(', ')}, or a file that describes it: source.yaml`;
  return failure(problem('option-choice', { option: '--source', text, choices }));
}

function zoneNamed(text: string): Outcome<string> {
  try {
    movedDay(text, 'utc');
    return success(text);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const near = nearest(text, Intl.supportedValuesOf('timeZone'));
    const examples = near === '' ? 'Europe/Berlin, America/New_York or UTC' : near;
    return failure(problem('quantity-unreadable', { what: '--time-zone', text, examples }));
  }
}
