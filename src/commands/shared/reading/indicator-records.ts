import { Readable } from 'node:stream';
import { isRecommendation } from '../../../core/relationship/combined-answers.ts';
import type { ColumnChoice } from '../../../input/customer-request.ts';
import { customerField } from '../../../input/customers/customer-fields.ts';
import { wordsOf } from '../../../input/headers/header-name.ts';
import { rankOf } from '../../../input/records/assign-fields.ts';
import type { Field } from '../../../input/records/field.ts';
import type { RecordRequest } from '../../../input/records/record-request.ts';
import type { OtherColumn, Records } from '../../../input/records/records.ts';
import type { World } from '../../command.ts';
import { dateField, longFields } from './indicator-fields.ts';
import { areTickets, ticketFields, withTicketFields } from './ticket-fields.ts';

/** Files of indicators, and how their rows hold the values. */
export interface IndicatorRecords {
  readonly records: Records;
  /** A row for each value, a column for each indicator, rows without values, which are counted, or tickets. */
  readonly layout: 'long' | 'wide' | 'events' | 'tickets';
  /** Columns of ids, which are no indicators. */
  readonly ids: readonly OtherColumn[];
  /** The headers of columns in which there are words, and no number. */
  readonly words: readonly string[];
}

/** Reads the files as rows of these fields; they are read again until their layout is known. */
export type ReadIndicatorRows = (
  fields: readonly Field[],
  more?: Pick<RecordRequest, 'others'> & Partial<Pick<RecordRequest, 'columns'>>,
) => Promise<Records>;

/** What options say of files of indicators. */
export interface IndicatorOptions {
  readonly files: readonly string[];
  readonly columns: ReadonlyMap<string, ColumnChoice>;
  /** Whether rows are counted, whatever their values are. */
  readonly isCount: boolean;
  /** Whether an option names the column of a header as an indicator. */
  readonly isNamed: (header: string) => boolean;
}

/**
 * Reads files of indicators: a row for each value, with the indicator that it is of (long); a column for each
 * indicator (wide); or rows without values, which are counted (events). Files with columns of indicators and of values
 * are long, those with neither are wide. A column of ids or of words is no indicator, unless an option names it. Tickets of
 * a help desk are known by their states and by when they were closed.
 *
 * @throws {Refusal} the files cannot be read, or lack one of the two
 */
export async function indicatorRecords(
  read: ReadIndicatorRows,
  { files, columns, isCount, isNamed }: IndicatorOptions,
): Promise<IndicatorRecords> {
  const long = (records: Records): IndicatorRecords => ({
    records,
    layout: 'long',
    ids: [],
    words: [],
  });
  const first = await read(withTicketFields(longFields));
  if (!first.has('indicator') && !first.has('value') && areTickets(first))
    return { records: await read(ticketFields), layout: 'tickets', ids: [], words: [] };
  const isLong = first.has('indicator') && first.has('value');
  if (isLong && files.length === 1) return long(first);
  if (first.has('indicator') && !first.has('value') && isCount)
    return long(await read(inEveryFile('indicator')));
  const both = inEveryFile('indicator', 'value');
  // Asked for in each of the files, a column that one of them lacks is missed by its name.
  if (isLong || first.has('indicator') || (columns.get('value') ?? 'none') !== 'none')
    return long(await read(both));

  const records = await read([dateField], { others: 'figures' });
  const ids = idColumns(records, isNamed);
  const figures = records.others.filter((column) => !ids.includes(column));
  // A column of values beside words: the words are the indicators, under a header that we do not know.
  if (first.has('value') && figures.some(isEmpty)) return long(await read(both));
  if (figures.every(isEmpty) && (figures.length === 0 || isCount))
    return { records: await read([dateField]), layout: 'events', ids, words: [] };
  // Beside an indicator, words are what somebody said: a comment, a name.
  const words = figures.some((column) => !isEmpty(column))
    ? figures.filter((column) => isEmpty(column) && !isNamed(column.header))
    : [];
  const texts = [
    ...ids.filter(isEmpty).map(({ header }) => textField(idName(header), header)),
    ...words.map(({ header }) => textField(wordsName(header), header)),
  ];
  if (texts.length === 0) return { records, layout: 'wide', ids, words: [] };
  // Read as text, ids such as "R-17" are no numbers that cannot be read.
  const chosen = texts.map(({ name, meaning: header }): [string, ColumnChoice] => [
    name,
    { text: header, header, option: '--column' },
  ]);
  const fields = { others: 'figures', columns: new Map([...columns, ...chosen]) } as const;
  return {
    records: await read([dateField, ...texts], fields),
    layout: 'wide',
    ids,
    words: words.map(({ header }) => header),
  };
}

const inEveryFile = (...needed: readonly string[]): readonly Field[] =>
  longFields.map((field) => ({
    ...field,
    required: field === dateField || needed.includes(field.name),
  }));

/** No other field has a space in its name. */
export const idName = (header: string): string => `id ${header}`;
export const wordsName = (header: string): string => `words ${header}`;

const textField = (name: string, header: string): Field => ({
  name,
  meaning: header,
  names: '',
  kind: 'text',
});

const isEmpty = ({ values }: OtherColumn): boolean => values.every(Number.isNaN);

/** Whether there is a value of any indicator. */
export function hasIndicator({ records, layout, ids }: IndicatorRecords): boolean {
  if (layout === 'tickets') return true;
  if (layout === 'wide')
    return records.others.some((column) => !ids.includes(column) && !isEmpty(column));
  const isCounted = layout === 'events' || !records.has('value');
  return isCounted || !Array.from(records.numbers('value')).every(Number.isNaN);
}

/** Standard input can be read once; this keeps it, to read it as one layout and then as the other. */
export async function rereadable(world: World): Promise<() => World> {
  const chunks: unknown[] = [];
  for await (const chunk of world.stdin) chunks.push(chunk);
  return () => ({ ...world, stdin: Readable.from(chunks) });
}

/** Last words of headers of ids. */
const idWords = new Set(['id', 'ids', 'uuid', 'guid', 'responseid', 'respondentid', 'ticketid']);

/** Last words that also name counts, a day's responses or tickets. */
const perhapsIdWords = new Set([
  ...['response', 'respondent', 'answer', 'submission', 'ticket', 'case', 'number', 'no', 'nr'],
]);

/**
 * The columns that number the rows or name whom they are of: whole numbers or texts under a header that
 * says so. A header that may also name a count does so only where a day has several rows and no number
 * comes twice.
 */
function idColumns(records: Records, isNamed: (header: string) => boolean): readonly OtherColumn[] {
  const { others, count } = records;
  const severalADay = new Set(records.days('date')).size < count;
  return others.filter((column) => {
    const { header } = column;
    if (isNamed(header)) return false;
    const numbers = column.values.filter((value) => !Number.isNaN(value));
    if (!numbers.every(Number.isInteger)) return false;
    const last = wordsOf(header).at(-1) ?? '';
    const idTier = rankOf(header, customerField('id'));
    if (idWords.has(last) || idTier === 1) return true;
    const isOnly = others.every((other) => other === column || isEmpty(other));
    if (idTier === 2) return severalADay && !isOnly;
    if (!perhapsIdWords.has(last)) return false;
    if (numbers.length === 0) return isOnly;
    const isUnique = new Set(numbers).size === numbers.length;
    return severalADay && isUnique && !(isOnly && numbers.every(isRecommendation));
  });
}
