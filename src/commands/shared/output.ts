import type { Report, Source } from '../../core/report.ts';
import { reported, type Tallied } from '../../problems/tally.ts';
import type { Output, RejectedRow } from '../command.ts';
import { inDecimals } from './in-decimals.ts';
import { schemaName } from './result-versions.ts';

/** What a command read in one go, or only the problems that it found while it calculated. */
export interface Reading {
  readonly sources?: readonly Source[] | (() => readonly Source[]);
  readonly problems?: { tallies(): readonly Tallied[] };
  /** Kept only where the request asks for them. */
  readonly rejects?: readonly RejectedRow[];
}

type Found<R> = Pick<Report<R>, 'result'> & Partial<Pick<Report<R>, 'currency' | 'assumptions'>>;

/**
 * The output of a command: its result within the frame that all results have. Sources, problems and rejected rows
 * stand in the order of the readings; what was not read is undefined.
 *
 * @param command - its name, which makes the name of the schema
 */
export function outputOf<R>(
  command: string,
  { result, currency = null, assumptions = {} }: Found<R>,
  readings: readonly (Reading | undefined)[],
): Output<R> {
  const read = readings.filter((reading) => reading !== undefined);
  const problems = read.flatMap((reading) => reading.problems?.tallies() ?? []);
  return {
    report: {
      schema: schemaName(command),
      currency,
      assumptions,
      sources: read.flatMap((reading) => sourcesOf(reading)),
      result: inDecimals(command, result),
      problems: reported(problems),
    },
    problems,
    rejects: read.flatMap(({ rejects }) => rejects ?? []),
  };
}

const sourcesOf = (reading: Reading): readonly Source[] =>
  typeof reading.sources === 'function' ? reading.sources() : (reading.sources ?? []);
