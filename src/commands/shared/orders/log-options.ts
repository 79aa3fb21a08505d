import { failure, success } from '../../../core/outcome.ts';
import { movedDay } from '../../../input/cells/moved-day.ts';
import { amountsPer } from '../../../input/orders/lines/line-amounts.ts';
import { orderAmounts } from '../../../input/orders/order-request.ts';
import { orderSources } from '../../../input/orders/sources.ts';
import { nearest } from '../../../problems/nearest.ts';
import { problem } from '../../../problems/problem.ts';
import type { Condition, OptionSpec, Reader } from '../../option.ts';
import { day, wholeDays } from '../option-readers.ts';

const group = 'Orders';
const sourceNames = orderSources.map(({ name }) => name);

/** A source by its name, or the file that describes it. */
type SourceAsked = { readonly name: string } | { readonly file: string };

/** A value with a point or a slash is a file that describes the source; any other is the name of one. */
const sourceReader =
  (names: readonly string[] = sourceNames): Reader<SourceAsked> =>
  (text, option) => {
    if (/[./\\]/.test(text)) return success({ file: text });
    if (names.includes(text)) return success({ name: text });
    const choices = `${names.join(', ')}, or a file that describes it: source.yaml`;
    return failure(problem('option-choice', { option, text, choices }));
  };

/** The value of `--source` for what a database counted, which is no log. */
export const cellsName = 'cells';

/** Options that ask for single orders. */
const ofSingleOrders: readonly Condition[] = [
  'amounts',
  'status',
  'time-zone',
  'amount-per',
  'since',
  'until',
  'memory',
  'join',
];

/**
 * An option of a log of orders, of a command that reads what a database counted, too.
 *
 * @param command - whose statement the database ran
 * @param excluded - other options of it that ask for single orders
 * @param what - what the database has, and single ones of which nobody can see
 * @param others - other values that this command has for `--source`
 */
export const orCells = <const S extends OptionSpec>(
  option: S,
  command: string,
  excluded: readonly Condition[],
  what: 'orders' | 'customers' = 'orders',
  others: readonly string[] = [],
) =>
  option.name === 'source'
    ? {
        ...option,
        read: sourceReader([...sourceNames, ...others, cellsName]),
        excludes: [
          ...(option.excludes ?? []),
          {
            when: [cellsName],
            any: [...ofSingleOrders, ...excluded],
            settle: `The database has the ${what}: leave the option out, or look for it in rapport sql ${command}.`,
          },
        ],
        help: `${option.help}; or ${cellsName}: ${what === 'orders' ? 'not a log, but ' : ''}what a database answers to rapport sql ${command}`,
      }
    : option;

/** Whether what a database counted is read. */
export const isOfCells = ({ source }: { readonly source?: SourceAsked }): boolean =>
  source !== undefined && 'name' in source && source.name === cellsName;

const zoneNamed: Reader<string> = (text, what) => {
  try {
    movedDay(text, 'utc');
    return success(text);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const near = nearest(text, Intl.supportedValuesOf('timeZone'));
    const examples = near === '' ? 'Europe/Berlin, America/New_York or UTC' : near;
    return failure(problem('quantity-unreadable', { what, text, examples }));
  }
};

/** What is asked about logs of orders wherever one is read. */
export const orderOptions = [
  {
    name: 'source',
    value: 'NAME|FILE',
    read: sourceReader(),
    group,
    help: `source of the log: ${sourceNames.join(', ')}, or a FILE.yaml that describes another export, or that rapport inspect wrote for any file (as its headers show)`,
    synonyms: ['shop', 'platform', 'vendor'],
  },
  {
    name: 'amounts',
    formerly: 'basis',
    inSource: 'amounts',
    value: 'WHICH',
    choices: orderAmounts,
    group,
    help: 'amounts of orders: net of refunds, tax and shipping, where the export has them, or gross, with nothing subtracted (net)',
    synonyms: [
      { name: 'gross', write: '--amounts gross' },
      { name: 'net', write: '--amounts net' },
    ],
  },
  {
    name: 'status',
    inSource: 'status',
    value: 'WORD',
    repeatable: true,
    commas: true,
    group,
    help: 'words of statuses that count as purchases, and no others: --status "Closed Won,Paid"; (blank) for none (those that are known to)',
    synonyms: [
      'statuses',
      'stage',
      'order-status',
      'payment-status',
      'paid-status',
      'count-status',
    ],
  },
  {
    name: 'time-zone',
    // Of the times in a file, `time-zone` says there in which zone they are.
    inSource: 'days-in',
    value: 'ZONE',
    read: zoneNamed,
    group,
    help: 'count days where the business is, Europe/Berlin: times with an offset, and those of exports in UTC, are converted to this zone (as written)',
    synonyms: ['timezone', 'tz'],
  },
  {
    name: 'amount-per',
    inSource: 'amount-per',
    value: 'WHAT',
    choices: amountsPer,
    group,
    help: 'what the amounts of rows with one number of an order are of: line, and they add up; order, which its rows repeat (as the columns show)',
    synonyms: ['amounts-per', 'amount-of'],
  },
  {
    name: 'since',
    value: 'DATE',
    read: day('first day'),
    group,
    help: 'first day of the observation; earlier orders are left out (the first day in the log)',
    synonyms: ['observation-start', 'first-day'],
  },
  {
    name: 'until',
    value: 'DATE',
    read: day('last day'),
    group,
    help: 'last day of the observation; later orders are left out (the last day in the log)',
    synonyms: ['observation-end', 'last-day'],
  },
] as const satisfies readonly OptionSpec[];

/** What is asked where a log stands for a list of customers. */
export const customerLogOptions = [
  ...orderOptions,
  {
    name: 'silent-after',
    value: 'D',
    read: wholeDays('180d or 6mo'),
    group,
    help: 'for a log of orders: each purchase covers this time, and a customer who has not bought since has left: 180d, 6mo (a charge that is overdue, where charges are regular; else who has left is unknown)',
    synonyms: ['inactive-after', 'inactivity', 'churn-after', 'dormant-after'],
  },
] as const satisfies readonly OptionSpec[];
