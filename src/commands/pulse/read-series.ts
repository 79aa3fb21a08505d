import { Readable } from 'node:stream';
import type { Field } from '../../input/records/field.ts';
import { readRecords } from '../../input/records/read-records.ts';
import type { Records } from '../../input/records/records.ts';
import type { Request, World } from '../command.ts';
import { dateField, longFields } from '../shared/reading/indicator-fields.ts';
import type { RecordOptions } from '../shared/reading/options.ts';
import { recordRequest } from '../shared/reading/request.ts';
import { longSeries, type Series, wideSeries } from './series.ts';

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
