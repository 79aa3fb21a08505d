import { RecordReader } from '../csv/record-reader.ts';

export interface SampleRecord {
  readonly cells: readonly string[];
  readonly line: number;
}

/** The records of a sample under a delimiter; the last one only if the sample is all there is. */
export function sampleRecords(
  sample: Buffer,
  complete: boolean,
  delimiter: string,
): readonly SampleRecord[] {
  const records: SampleRecord[] = [];
  const reader = new RecordReader(delimiter, {
    take: (cells, line) => records.push({ cells, line }),
  });
  reader.take(sample);
  if (complete && sample.at(-1) !== 10) reader.take(Buffer.from('\n'));
  // The parser holds back the last few bytes until it sees what follows.
  if (complete) reader.take(Buffer.from('\n\n\n'));
  return records;
}
