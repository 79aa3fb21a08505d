import { Readable } from 'node:stream';
import { isRecommendation } from '../../core/relationship/combined-answers.ts';
import type { ColumnChoice } from '../../input/customer-request.ts';
import { customerField } from '../../input/customers/customer-fields.ts';
import { wordsOf } from '../../input/headers/header-name.ts';
import { rankOf } from '../../input/records/assign-fields.ts';
import type { Field } from '../../input/records/field.ts';
import { readRecords } from '../../input/records/read-records.ts';
import type { OtherColumn, Records } from '../../input/records/records.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { Request, World } from '../command.ts';
import { dateField, longFields } from '../shared/reading/indicator-fields.ts';
import type { RecordOptions } from '../shared/reading/options.ts';
import { recordRequest } from '../shared/reading/request.ts';
import { type Direction, directions, indicatorKey } from './known-indicators.ts';
import type { Settings } from './settings.ts';

/** What the files say of one indicator, value by value in the order of the files. */
export interface ReadSeries {
  readonly indicator: string;
  /** As the files say; empty where they do not. */
  readonly group: string;
  readonly good: Direction | undefined;
  /** Why the files do not settle which way is good, where they try to. */
  readonly unclear: Problem | undefined;
  /** The day of each value, in days since 1970-01-01; a day may have several. */
  readonly days: readonly number[];
  readonly values: readonly number[];
  /** The row of each value. */
  readonly rows: readonly number[];
  readonly isPercent: boolean;
  /** Whether its rows have no values, and can only be counted. */
  readonly isEvents: boolean;
}

export interface ReadIndicators {
  readonly records: Records;
  /** In the order in which the files first name them. */
  readonly series: readonly ReadSeries[];
  /** Whether ids of which none comes twice show that each row is an answer of its own. */
  readonly hasIds: boolean;
}

type Named = Pick<Settings, 'indicators' | 'good' | 'combine'>;

/**
 * The values of the files: a row for each value, with the indicator that it is of (long); a column for
 * each indicator (wide); or rows without values, which are counted (events). Files with columns of
 * indicators and of values are long, those with neither are wide. A column of ids is no indicator, unless an
 * option names it.
 *
 * @throws {Refusal} the files cannot be read, or lack one of the two
 */
export async function readSeries(
  request: Request<RecordOptions>,
  world: World,
  settings: Named,
): Promise<ReadIndicators> {
  const { operands: files } = request;
  const again = files.includes('-') ? await rereadable(world) : () => world;
  const read = (fields: readonly Field[], others = {}) =>
    readRecords({ ...recordRequest(request, files, fields), ...others }, again());
  const { columns } = recordRequest(request, files, longFields);
  const isCount = settings.combine.all === 'count';

  const first = await read(longFields);
  const isLong = first.has('indicator') && first.has('value');
  if (isLong && files.length === 1) return longSeries(first);
  if (first.has('indicator') && !first.has('value') && isCount)
    return longSeries(await read(inEveryFile('indicator')));
  const both = inEveryFile('indicator', 'value');
  // Asked for in each of the files, a column that one of them lacks is missed by its name.
  if (isLong || first.has('indicator') || (columns.get('value') ?? 'none') !== 'none')
    return longSeries(await read(both));

  const records = await read([dateField], { others: 'figures' });
  const ids = idColumns(records, settings);
  const figures = records.others.filter((column) => !ids.includes(column));
  // A column of values beside words: the words are the indicators, under a header that we do not know.
  if (first.has('value') && figures.some(isEmpty)) return longSeries(await read(both));
  if (figures.every(isEmpty) && (figures.length === 0 || isCount))
    return eventSeries(await read([dateField]), ids);
  const texts = ids.filter(isEmpty).map(({ header }) => idField(header));
  if (texts.length === 0) return wideSeries(records, ids);
  // Read as text, ids such as "R-17" are no numbers that cannot be read.
  const chosen = texts.map(({ name, meaning: header }): [string, ColumnChoice] => [
    name,
    { text: header, header, option: '--column' },
  ]);
  const fields = { others: 'figures', columns: new Map([...columns, ...chosen]) };
  return wideSeries(await read([dateField, ...texts], fields), ids);
}

const inEveryFile = (...needed: readonly string[]): readonly Field[] =>
  longFields.map((field) => ({
    ...field,
    required: field === dateField || needed.includes(field.name),
  }));

/** No field has a space in its name. */
const idName = (header: string): string => `id ${header}`;

const idField = (header: string): Field => ({
  name: idName(header),
  meaning: header,
  names: '',
  kind: 'text',
});

const isEmpty = ({ values }: OtherColumn): boolean => values.every(Number.isNaN);

/** Standard input can be read once; this keeps it, to read it as one layout and then as the other. */
async function rereadable(world: World): Promise<() => World> {
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
function idColumns(records: Records, named: Named): readonly OtherColumn[] {
  const { others, count } = records;
  const severalADay = new Set(records.days('date')).size < count;
  const indicators = new Set(
    [
      ...named.indicators,
      ...named.good.map(({ name }) => name),
      ...named.combine.named.map(({ name }) => name),
    ].map(indicatorKey),
  );
  return others.filter((column) => {
    const { header } = column;
    if (indicators.has(indicatorKey(header))) return false;
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

/** A row for each value; where no file has values, a row for each event. */
function longSeries(records: Records): ReadIndicators {
  const indicators = records.text('indicator');
  const isEvents = !records.has('value');
  const values = records.numbers('value');
  const signed = records.signed('value');
  const groups = records.text('group');
  const good = records.text('good');
  const collected = new Collected(records);
  for (let row = 0; row < records.count; row++) {
    const indicator = indicators[row] ?? '';
    const value = isEvents ? 1 : (values[row] ?? Number.NaN);
    collected.take(row, { indicator, value, percent: signed[row] === 1 });
    collected.describe(row, indicator, { group: groups[row] ?? '', good: good[row] ?? '' });
  }
  return { records, series: collected.series(isEvents), hasIds: false };
}

/** A column for each indicator; those of ids are left out, and named. */
function wideSeries(records: Records, ids: readonly OtherColumn[]): ReadIndicators {
  const headers = new Set(ids.map(({ header }) => header));
  const [date] = records.columns('date');
  for (const header of headers)
    records.problems.add(problem('column-of-ids', { header }, { ...date?.at, column: header }));
  const figures = records.others.filter(({ header }) => !headers.has(header));
  const collected = new Collected(records);
  for (let row = 0; row < records.count; row++)
    for (const { header, values, signed } of figures)
      collected.take(row, {
        indicator: header,
        value: values[row] ?? Number.NaN,
        percent: signed[row] === 1,
      });
  return { records, series: collected.series(false), hasIds: ids.some(isUnique(records)) };
}

/** Whether no id comes twice. */
const isUnique =
  (records: Records) =>
  ({ header, values }: OtherColumn): boolean => {
    const ids: ArrayLike<number | string> = records.has(idName(header))
      ? records.text(idName(header))
      : values;
    const filled = Array.from(ids).filter((id) => id !== '' && !Number.isNaN(id));
    return new Set(filled).size === filled.length;
  };

/** A row for each event, called as the only column of ids is, else "rows". */
function eventSeries(records: Records, ids: readonly OtherColumn[]): ReadIndicators {
  const [id, ...others] = ids;
  const indicator = id !== undefined && others.length === 0 ? id.header : 'rows';
  const collected = new Collected(records);
  for (let row = 0; row < records.count; row++)
    collected.take(row, { indicator, value: 1, percent: false });
  return { records, series: collected.series(true), hasIds: true };
}

interface Cell {
  readonly indicator: string;
  /** NaN where it is blank. */
  readonly value: number;
  readonly percent: boolean;
}

interface Collecting {
  readonly days: number[];
  readonly values: number[];
  readonly rows: number[];
  group: string;
  good: string;
  unclear: Problem | undefined;
  /** The first rows with a percent sign and without one; nothing is the same either way. */
  percentRow: number | undefined;
  plainRow: number | undefined;
}

/** The values of every indicator, as the rows come. */
class Collected {
  readonly #records: Records;
  readonly #days: Int32Array;
  readonly #byIndicator = new Map<string, Collecting>();

  constructor(records: Records) {
    this.#records = records;
    this.#days = records.days('date');
  }

  take(row: number, { indicator, value, percent }: Cell): void {
    if (Number.isNaN(value)) return;
    const series = this.#of(indicator);
    series.days.push(this.#days[row] ?? 0);
    series.values.push(value);
    series.rows.push(row);
    if (percent) series.percentRow ??= row;
    else if (value !== 0) series.plainRow ??= row;
  }

  /** The first group that is named holds; directions must agree. */
  describe(row: number, indicator: string, { group, good }: { group: string; good: string }): void {
    const series = this.#of(indicator);
    if (series.group === '') series.group = group;
    const text = good.toLowerCase();
    if (text === '' || text === series.good) return;
    if (series.good === '' && isDirection(text)) series.good = text;
    else {
      const args = { indicator, text: good, before: isDirection(text) ? series.good : '' };
      series.unclear ??= problem('direction-unclear', args, this.#records.place(row));
    }
  }

  series(isEvents: boolean): ReadSeries[] {
    return [...this.#byIndicator].flatMap(([indicator, found]) => {
      const { percentRow, plainRow, group, good, unclear, days, values, rows } = found;
      if (values.length === 0) return [];
      if (percentRow !== undefined && plainRow !== undefined) {
        const { file = '', line = 0 } = this.#records.place(percentRow);
        const at = this.#records.place(plainRow);
        const args = { indicator, file: file === at.file ? '' : file, line };
        throw new Refusal(problem('percent-mixed', args, at));
      }
      const described = { indicator, group, good: isDirection(good) ? good : undefined, unclear };
      return [{ ...described, days, values, rows, isPercent: percentRow !== undefined, isEvents }];
    });
  }

  #of(indicator: string): Collecting {
    let series = this.#byIndicator.get(indicator);
    if (series === undefined) {
      const places = { percentRow: undefined, plainRow: undefined };
      const lists = { days: [], values: [], rows: [] };
      series = { ...lists, group: '', good: '', unclear: undefined, ...places };
      this.#byIndicator.set(indicator, series);
    }
    return series;
  }
}

const isDirection = (text: string): text is Direction => directions.some((each) => each === text);
