import { readRecords } from '../../input/records/read-records.ts';
import type { OtherColumn, Records } from '../../input/records/records.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { Request, World } from '../command.ts';
import { longFields } from '../shared/reading/indicator-fields.ts';
import {
  idName,
  indicatorRecords,
  type ReadIndicatorRows,
  rereadable,
  wordsName,
} from '../shared/reading/indicator-records.ts';
import { indicatorsOfOrders } from '../shared/reading/indicators-of-orders.ts';
import type { RecordOptions } from '../shared/reading/options.ts';
import { recordRequest } from '../shared/reading/request.ts';
import { type Direction, directions, indicatorKey } from './known-indicators.ts';
import type { Settings } from './settings.ts';
import { ticketSeries } from './ticket-series.ts';

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
  /** Whether each value is of one ticket: they are combined, over a time of its own, as tickets are opened before they are closed. */
  readonly isOfTickets?: true;
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
 * The values of the files, indicator by indicator.
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
  const { columns } = recordRequest(request, files, longFields);
  const read: ReadIndicatorRows = (fields, more) =>
    readRecords({ ...recordRequest(request, files, fields), ...more }, again());
  const found = await indicatorRecords(read, {
    files,
    columns,
    isCount: settings.combine.all === 'count',
    isNamed: isNamed(settings),
  });
  const ofOrders = namesAny(settings) ? undefined : indicatorsOfOrders(found);
  if (ofOrders !== undefined) throw new Refusal(ofOrders);
  const { records, layout, ids, words } = found;
  switch (layout) {
    case 'long':
      return longSeries(records);
    case 'wide':
      return wideSeries(records, ids, words);
    case 'events':
      return eventSeries(records, ids);
    case 'tickets':
      return { records, series: ticketSeries(records), hasIds: true };
  }
}

/** Tells the headers that options name as indicators. */
function isNamed({ indicators, good, combine }: Named): (header: string) => boolean {
  const names = [...indicators, ...[...good, ...combine.named].map(({ name }) => name)];
  const keys = new Set(names.map(indicatorKey));
  return (header) => keys.has(indicatorKey(header));
}

/** Whether an option says which columns are indicators, or how they are combined. */
const namesAny = ({ indicators, good, combine: { all, named } }: Named): boolean =>
  all !== undefined || [indicators, good, named].some(({ length }) => length > 0);

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

/** A column for each indicator; those of ids and of words are left out, and named. */
function wideSeries(
  records: Records,
  ids: readonly OtherColumn[],
  words: readonly string[],
): ReadIndicators {
  const headers = new Set(ids.map(({ header }) => header));
  const [date] = records.columns('date');
  for (const header of headers)
    records.problems.add(problem('column-of-ids', { header }, { ...date?.at, column: header }));
  for (const header of words)
    if (records.text(wordsName(header)).some((text) => text !== ''))
      records.problems.add(problem('column-of-words', { header }, { ...date?.at, column: header }));
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
