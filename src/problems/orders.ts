import { columnArgument } from './column-argument.ts';
import { entry } from './entry.ts';
import { numberOf } from './number-of.ts';
import { type StatusFacts, statusList, statusOption } from './status-list.ts';

const quoted = (headers: readonly string[]): string =>
  headers.map((header) => `"${header}"`).join(' and ');

const mostLines = 3;

/** "lines 3, 4, 9 and 12 more". */
const linesNamed = (lines: readonly number[]): string => {
  const shown = lines.slice(0, mostLines).join(', ');
  const more = lines.length - mostLines;
  return `${lines.length === 1 ? 'line' : 'lines'} ${shown}${more > 0 ? ` and ${more} more` : ''}`;
};

const nothingToDo = () => 'Nothing to do; it is not a purchase.';

interface AmountFacts {
  readonly header: string;
  /** How many orders with several rows have the same amount on all of them, and how many do not. */
  readonly alike: number;
  readonly different: number;
}

interface ApartFacts {
  readonly orders: number;
  readonly lines: string;
  /** The first or the last day of the log, and the ordinary day next to those that stand apart. */
  readonly day: string;
  readonly ordinary: string;
  readonly gap: number;
  readonly widest: number;
  readonly option: '--since' | '--until';
}

/** "3 orders (lines 7, 8, 9), the last on 2042-01-01, stand apart from all others". */
function standing({ orders, lines, day, option }: ApartFacts): string {
  const which = option === '--until' ? 'last' : 'first';
  return orders === 1
    ? `the order of ${day} (line ${lines}) stands apart from all others`
    : `${orders} orders (lines ${lines}), the ${which} on ${day}, stand apart from all others`;
}

const settled = ({ option, ordinary, day }: ApartFacts): string =>
  `Correct the dates, or leave the orders out with ${option} ${ordinary}; to keep them, ${option} ${day}.`;

/** The packages that users install where they need them. */
const engines = {
  '@duckdb/node-api': { name: 'DuckDB', size: '70 MB' },
  pg: { name: 'the package pg', size: '1 MB' },
} as const;

export const orders = {
  'source-broken': entry<{ reason: string }>({
    severity: 'error',
    message: ({ reason }) => `the description of the source is not understood: ${reason}`,
    advice: () =>
      'Name the headers of the export: "columns: {customer: Email, date: Paid at, amount: Total}".',
  }),
  'source-unsettled': entry<{ unsettled: string; inspected: string }>({
    severity: 'error',
    message: ({ unsettled }) =>
      `no file for --source is written, as the next file could not be read the same way: ${unsettled}`,
    advice: ({ inspected }) => `Settle it with the options that ${inspected} names.`,
  }),
  'engine-missing': entry<{
    engine: keyof typeof engines;
    install: string;
    reads: 'parquet' | 'database';
  }>({
    severity: 'error',
    message: ({ engine, reads }) =>
      reads === 'parquet'
        ? 'this is a Parquet file, and DuckDB, which reads Parquet, is not installed'
        : `${engines[engine].name}, which --connect needs for this database, is not installed`,
    advice: ({ engine, install }) =>
      `Run ${install} (${engines[engine].size}), or export the data as CSV.`,
  }),
  'order-sources-differ': entry<{ first: string; firstFile: string; other: string }>({
    severity: 'error',
    message: ({ first, firstFile, other }) =>
      `the file is recognised as ${other}, but ${firstFile} as ${first}`,
    advice: () =>
      'Read the files of one source at a time, or name the source of all with --source NAME.',
  }),
  'order-basis-unknown': entry<{ source: string; amounts: 'net' | 'gross'; known: string }>({
    severity: 'error',
    message: ({ source, amounts }) => `${source} have no ${amounts} amounts`,
    advice: ({ known }) => `Use --amounts ${known}.`,
  }),
  'order-status-unknown': entry<StatusFacts>({
    severity: 'error',
    message: (facts) => {
      const unknown = facts.words.filter(({ means }) => means === 'unknown');
      return `${numberOf(unknown.length, 'word is', 'words are')} not known, so which ${facts.unit}s are purchases is open: ${statusList(facts)}`;
    },
    advice: (facts) =>
      `Name the words that count as purchases, and no others: --status ${statusOption(facts, ['purchase'], ['unknown'])}; every other ${facts.unit} is then set aside. --column ${facts.role}=- counts all ${facts.unit}s.`,
  }),
  'orders-none-count': entry<StatusFacts>({
    severity: 'error',
    message: (facts) =>
      `no ${facts.unit} counts as a purchase; the statuses are ${statusList(facts)}`,
    advice: (facts) =>
      `If some are purchases all the same, name their words: --status ${statusOption(facts, ['pending', 'unnamed'])}. --column ${facts.role}=- counts all ${facts.unit}s.`,
  }),
  'order-status-unread': entry<{ header: string; words: string; more: boolean }>({
    severity: 'note',
    message: ({ words, more }) =>
      `its words do not say which rows are purchases (${words}${more ? ', …' : ''}), so all rows count`,
    advice: () => 'Nothing to do; or name the words that count: --status WORD,WORD.',
  }),
  'status-word-absent': entry<{ word: string; choices: string; near: string }>({
    severity: 'warning',
    message: ({ word }) => `--status names "${word}", which is the status of no row`,
    advice: ({ choices, near }) =>
      `${near === '' ? '' : `Did you mean "${near}"? `}The words are ${choices}.`,
  }),
  'order-not-named': entry<{
    /** Absent where a database only counted such orders. */
    text?: string;
  }>({
    severity: 'note',
    message: ({ text }) =>
      text === undefined
        ? '--status does not name the status of the order, which is set aside'
        : `"${text}": --status does not name it, and the order is set aside`,
    advice: () => 'Nothing to do; or add the word to --status.',
  }),
  'order-status-blank': entry({
    severity: 'note',
    message: () => 'the order has no status: it was never paid, and is set aside',
    advice: () => 'Nothing to do; --column status=- counts it.',
  }),
  'order-lost': entry<{ text: string }>({
    severity: 'note',
    message: ({ text }) => `"${text}": no purchase came of it, and it is set aside`,
    advice: nothingToDo,
  }),
  'order-refunded': entry<{ text: string }>({
    severity: 'note',
    message: ({ text }) => `"${text}": the sale was refunded, and is set aside`,
    advice: () => 'Nothing to do; --amounts gross counts it.',
  }),
  'refunded-zero-one': entry<{ header: string }>({
    severity: 'note',
    message: () => 'all cells are 0 or 1, so 1 means that the sale was refunded',
    advice: ({ header }) =>
      `If they are amounts, say so: --column ${columnArgument('refunded', header)}.`,
  }),
  'order-failed': entry<{ text: string }>({
    severity: 'note',
    message: ({ text }) => `"${text}": the payment failed, and the order is set aside`,
    advice: nothingToDo,
  }),
  'order-void': entry<{ text: string }>({
    severity: 'note',
    message: ({ text }) => `"${text}": the order was cancelled, and is set aside`,
    advice: nothingToDo,
  }),
  'order-pending': entry<{ text: string }>({
    severity: 'note',
    message: ({ text }) => `"${text}": the order is not paid yet, and is set aside`,
    advice: () => 'Export the log again once it is paid, if it should count.',
  }),
  'order-test': entry<{ text: string }>({
    severity: 'note',
    message: ({ text }) => `"${text}": the order is a test, and is set aside`,
    advice: nothingToDo,
  }),
  'order-no-payment': entry<{ text: string }>({
    severity: 'note',
    message: ({ text }) => `"${text}": the row is not a payment by a customer, and is set aside`,
    advice: nothingToDo,
  }),
  'order-guest': entry({
    severity: 'note',
    message: () => 'the order names no customer, and is set aside',
    advice: () =>
      'Nothing to do, unless another column names the customers: --column customer=HEADER.',
  }),
  'customer-by-other-column': entry<{
    orders: number;
    header: string;
    blank: readonly string[];
    known: number;
  }>({
    severity: 'note',
    message: ({ orders: count, header, blank, known }) => {
      const named = `"${header}" names the customer of ${numberOf(count, 'order', 'orders')} without ${quoted(blank)}`;
      if (known === 0) return named;
      const which = known < count ? `${known} of them` : count === 1 ? 'it' : 'all of them';
      const belong = known === 1 ? 'belongs to a customer' : 'belong to customers';
      return `${named}; ${which} ${belong} whom other orders show by both columns`;
    },
    advice: ({ blank }) =>
      `Nothing to do; --column ${columnArgument('customer', blank[0] ?? '')} sets such orders aside.`,
  }),
  'customer-name-shared': entry<{
    orders: number;
    amount: number;
    names: number;
    name: string;
    lines: readonly number[];
    header: string;
    blank: readonly string[];
  }>({
    severity: 'warning',
    message: ({ orders: count, amount, names, name, lines, header, blank }) =>
      `several customers share the "${header}" of ${numberOf(count, 'order', 'orders')} without ${quoted(blank)}, ${amount.toFixed(2)} in all: "${name}" (${linesNamed(lines)})${
        names === 1 ? '' : ` and ${names - 1} more`
      }; each such name counts as one more customer`,
    advice: ({ blank }) =>
      `Fill in ${quoted(blank.slice(0, 1))} where it is known; --column ${columnArgument('customer', blank[0] ?? '')} sets such orders aside.`,
  }),
  'order-amount-missing': entry({
    severity: 'warning',
    message: () => 'no row of the order has an amount; the order is set aside',
    advice: () => 'Fill in the amount, or choose the column with --column amount=HEADER.',
  }),
  'order-date-missing': entry({
    severity: 'warning',
    message: () => 'no row of the order has a date; the order is set aside',
    advice: () => 'Fill in the date, or choose the column with --column date=HEADER.',
  }),
  'order-date-placeholder': entry<{ day: string }>({
    severity: 'warning',
    message: ({ day }) =>
      `${day} is what programs write where they have no date; the order is set aside`,
    advice: () => 'Write the day of the order, if it should count.',
  }),
  'order-item-line': entry<{ id: string }>({
    severity: 'note',
    message: ({ id }) =>
      `the row lists an item of the order "${id}", and adds nothing to its amount`,
    advice: () => 'Nothing to do.',
  }),
  'order-number-reused': entry<{ id: string; count: number; isKind: boolean; byAmount: boolean }>({
    severity: 'warning',
    message: ({ id, count, isKind, byAmount }) =>
      isKind
        ? `"${id}" and others like it stand on the rows of many days and customers, and are no numbers of orders; each row counts as an order`
        : `${numberOf(count, 'number of an order stands', 'numbers of orders stand')} on rows of several days${byAmount ? ', customers or amounts' : ' or customers'}, "${id}" for one; each ${byAmount ? 'of them' : 'day and customer'} counts as an order`,
    advice: () =>
      'Nothing to do, if numbers begin again or a number has several deliveries; else name another column with --column order=HEADER, or none with --column order=-.',
  }),
  'order-amount-once': entry<AmountFacts>({
    severity: 'note',
    message: ({ header, alike }) =>
      `"${header}" is the same on all rows of ${numberOf(alike, 'order', 'orders')} with several rows, and counts once an order`,
    advice: () => 'If it is the amount of each line, and lines add up: --amount-per line.',
  }),
  'order-lines-alike': entry<AmountFacts>({
    severity: 'warning',
    message: ({ header, alike }) =>
      `"${header}" is the same on all rows of ${numberOf(alike, 'order', 'orders')} with several rows, and is added up, as the amount of each line`,
    advice: () => 'If it is the amount of the order, which its rows repeat: --amount-per order.',
  }),
  'order-amounts-unclear': entry<AmountFacts>({
    severity: 'error',
    message: ({ alike, different }) =>
      different === 0
        ? `it is the same on all rows of ${numberOf(alike, 'order', 'orders')} with several rows, and may be the amount of the order, or of each line`
        : `it may be the amount of an order or of each line: of the orders with several rows, ${alike} ${alike === 1 ? 'has' : 'have'} the same on all rows, and ${different} ${different === 1 ? 'does' : 'do'} not`,
    advice: () =>
      'Say which it is: --amount-per line adds the rows of an order up, --amount-per order counts its amount once.',
  }),
  'order-repeated': entry<{ id: string }>({
    severity: 'warning',
    message: ({ id }) => `the order "${id}" appears a second time; it counts once`,
    advice: () => 'Nothing to do, if two exports overlap.',
  }),
  'order-after-until': entry<{
    /** Absent where a database only counted such orders. */
    days?: { day: string; until: string };
  }>({
    severity: 'note',
    message: ({ days }) =>
      days === undefined
        ? 'the order is after --until, and is left out'
        : `the order of ${days.day} is after ${days.until}, and is left out`,
    advice: () => 'Nothing to do; --until DATE moves the end of the observation.',
  }),
  'order-before-since': entry<{
    /** Absent where a database only counted such orders. */
    days?: { day: string; since: string };
  }>({
    severity: 'note',
    message: ({ days }) =>
      days === undefined
        ? 'the order is before --since, and is left out'
        : `the order of ${days.day} is before ${days.since}, and is left out`,
    advice: () => 'Nothing to do; --since DATE moves the beginning of the observation.',
  }),
  'orders-apart': entry<ApartFacts>({
    severity: 'error',
    message: (facts) =>
      `${standing(facts)} by ${numberOf(facts.gap, 'day', 'days')}, where no others that follow each other are more than ${numberOf(facts.widest, 'day', 'days')} apart`,
    advice: settled,
  }),
  'orders-perhaps-apart': entry<ApartFacts>({
    severity: 'warning',
    message: (facts) =>
      `${standing(facts)} by ${numberOf(facts.gap, 'day', 'days')}, and the log or the gap is too short to say whether a date is wrong; the observation ${facts.option === '--until' ? 'lasts until' : 'begins on'} ${facts.day} for every customer`,
    advice: settled,
  }),
  'refund-unmatched': entry({
    severity: 'note',
    message: () => 'the log has no purchase before this refund; the refund is set aside',
    advice: () => 'Nothing to do, if the customer bought before the log begins.',
  }),
  'refund-left-out': entry({
    severity: 'note',
    message: () => 'with --amounts gross refunds are not subtracted; the refund is set aside',
    advice: () => 'Use --amounts net to subtract refunds.',
  }),
  'join-row-unmatched': entry<{
    id: string;
    key: 'order' | 'customer';
    others: string;
    known: string;
  }>({
    severity: 'note',
    message: ({ id, key, others }) =>
      `the ${key} "${id}" is no ${key} of ${others} that counts; the row is set aside`,
    advice: ({ key, known }) =>
      `Nothing to do, unless ${key}s are written in another way there: "${known}".`,
  }),
  'join-contradicted': entry<{ id: string; by: 'rows' | 'orders' }>({
    severity: 'warning',
    message: ({ id, by }) =>
      by === 'rows'
        ? `several rows of "${id}" say different things; they are set aside`
        : `several customers have an order "${id}", and the row is of one of them; it is set aside`,
    advice: ({ by }) =>
      by === 'rows' ? 'Leave one row for it in the file.' : 'Join the file by the customer.',
  }),
  'orders-not-joined': entry<{ orders: number; of: number; key: 'order' | 'customer' }>({
    severity: 'warning',
    message: ({ orders: count, of, key }) =>
      `${numberOf(count, 'order', 'orders')} of ${of} ${count === 1 ? 'has' : 'have'} no row, by the ${key}; the columns of the file are blank there, "(none)"`,
    advice: () => 'Nothing to do, if the file does not cover them.',
  }),
};
