import { Readable } from 'node:stream';
import { isoDate } from '../../core/quantity/calendar.ts';
import type { Field } from '../../input/records/field.ts';
import { readRecords } from '../../input/records/read-records.ts';
import type { Records } from '../../input/records/records.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { Request, World } from '../command.ts';
import { dateField, longFields } from '../shared/reading/indicator-fields.ts';
import type { RecordOptions } from '../shared/reading/options.ts';
import { recordRequest } from '../shared/reading/request.ts';
import { type Direction, directions } from './known-indicators.ts';

interface ReadSeries {
  readonly records: Records;
  /** In the order in which the files first name them. */
  readonly series: readonly Series[];
}

/**
 * The series of the files: a row for each value, with the indicator that it is of (long), or a column for
 * each indicator (wide). Files with columns of indicators and of values are long, those with neither are
 * wide.
 *
 * @throws {Refusal} the files cannot be read, or lack one of the two
 */
export async function readSeries(
  request: Request<RecordOptions>,
  world: World,
): Promise<ReadSeries> {
  const { operands: files } = request;
  const again = files.includes('-') ? await rereadable(world) : () => world;
  const read = (fields: readonly Field[], others = {}) =>
    readRecords({ ...recordRequest(request, files, fields), ...others }, again());
  const long = (records: Records) => ({ records, series: longSeries(records) });
  const asked = recordRequest(request, files, longFields).columns.get('value') ?? 'none';

  const first = await read(longFields);
  const isLong = first.has('indicator') && first.has('value');
  if (isLong && files.length === 1) return long(first);
  // Asked for in each of the files, a column that one of them lacks is missed by its name.
  if (isLong || first.has('indicator') || asked !== 'none') return long(await read(inEveryFile));

  const records = await read([dateField], { others: 'figures' });
  // A column of values beside words: the words are the indicators, under a header that we do not know.
  const hasWords = records.others.some(({ values }) => values.every(Number.isNaN));
  if (first.has('value') && hasWords) return long(await read(inEveryFile));
  return { records, series: wideSeries(records) };
}

const inEveryFile = longFields.map((field) => ({
  ...field,
  required: field === dateField || field.name === 'indicator' || field.name === 'value',
}));

/** Standard input can be read once; this keeps it, to read it as one layout and then as the other. */
async function rereadable(world: World): Promise<() => World> {
  const chunks: unknown[] = [];
  for await (const chunk of world.stdin) chunks.push(chunk);
  return () => ({ ...world, stdin: Readable.from(chunks) });
}

/** The values of one indicator, in order of their days. */
export interface Series {
  readonly indicator: string;
  /** As the files say; empty where they do not. */
  readonly group: string;
  readonly good: Direction | undefined;
  /** Why the files do not settle which way is good, where they try to. */
  readonly unclear: Problem | undefined;
  /** Days since 1970-01-01, ascending, each once. */
  readonly days: Int32Array;
  readonly values: Float64Array;
  readonly isPercent: boolean;
}

/** A row for each value. */
function longSeries(records: Records): Series[] {
  const indicators = records.text('indicator');
  const values = records.numbers('value');
  const signed = records.signed('value');
  const groups = records.text('group');
  const good = records.text('good');
  const collected = new Collected(records);
  for (let row = 0; row < records.count; row++) {
    const indicator = indicators[row] ?? '';
    const percent = signed[row] === 1;
    collected.take(row, [{ indicator, value: values[row] ?? Number.NaN, percent }]);
    collected.describe(row, indicator, { group: groups[row] ?? '', good: good[row] ?? '' });
  }
  return collected.series();
}

/** A column for each indicator. */
function wideSeries(records: Records): Series[] {
  const collected = new Collected(records);
  for (let row = 0; row < records.count; row++) {
    const cells = records.others.map(({ header, values, signed }) => ({
      indicator: header,
      value: values[row] ?? Number.NaN,
      percent: signed[row] === 1,
    }));
    collected.take(row, cells);
  }
  return collected.series();
}

interface Cell {
  readonly indicator: string;
  /** NaN where it is blank. */
  readonly value: number;
  readonly percent: boolean;
}

interface Collecting {
  readonly values: Map<number, number>;
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
  readonly #byIndicator = new Map<string, Collecting>();

  constructor(records: Records) {
    this.#records = records;
  }

  /** Of a second row for a day nothing is taken: which of the two is right is not for us to guess. */
  take(row: number, cells: readonly Cell[]): void {
    const day = this.#records.days('date')[row] ?? 0;
    const filled = cells.filter(({ value }) => !Number.isNaN(value));
    const twice = filled.find(({ indicator }) => this.#byIndicator.get(indicator)?.values.has(day));
    if (filled.length === 0) this.#records.setAside(row, problem('point-missing', {}));
    else if (twice !== undefined) {
      const args = { indicator: twice.indicator, date: isoDate(day) };
      this.#records.setAside(row, problem('point-repeated', args));
    } else {
      for (const { indicator, value, percent } of filled) {
        const series = this.#of(indicator);
        series.values.set(day, value);
        if (percent) series.percentRow ??= row;
        else if (value !== 0) series.plainRow ??= row;
      }
    }
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

  series(): Series[] {
    return [...this.#byIndicator].flatMap(([indicator, found]) => {
      if (found.values.size === 0) return [];
      const { percentRow, plainRow, group, good, unclear } = found;
      if (percentRow !== undefined && plainRow !== undefined) {
        const { file = '', line = 0 } = this.#records.place(percentRow);
        const at = this.#records.place(plainRow);
        const args = { indicator, file: file === at.file ? '' : file, line };
        throw new Refusal(problem('percent-mixed', args, at));
      }
      const days = Int32Array.from(found.values.keys()).sort();
      return [
        {
          indicator,
          group,
          good: isDirection(good) ? good : undefined,
          unclear,
          days,
          values: Float64Array.from(days, (day) => found.values.get(day) ?? Number.NaN),
          isPercent: percentRow !== undefined,
        },
      ];
    });
  }

  #of(indicator: string): Collecting {
    let series = this.#byIndicator.get(indicator);
    if (series === undefined) {
      const rows = { percentRow: undefined, plainRow: undefined };
      series = { values: new Map(), group: '', good: '', unclear: undefined, ...rows };
      this.#byIndicator.set(indicator, series);
    }
    return series;
  }
}

const isDirection = (text: string): text is Direction => directions.some((each) => each === text);
