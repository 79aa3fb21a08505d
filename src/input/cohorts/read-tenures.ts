import type { Source } from '../../core/report.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { ProblemTally } from '../../problems/tally.ts';
import type { InputWorld } from '../bytes/source-bytes.ts';
import type { TenureRequest } from '../customer-request.ts';
import { openFiles } from '../layout/open-file.ts';
import { isLog, unusedByList } from '../orders/log-or-list.ts';
import type { FileUnderstanding } from '../profile/understanding.ts';
import { customersIn, type ReadCustomers } from '../read-customers.ts';
import { refusalFor } from '../refusal-for.ts';
import type { RejectedRow } from '../table/row-problems.ts';
import { type FilesKind, kindOfFiles } from './kind-of-files.ts';
import { type CohortsRead, surveyCohorts } from './survey-cohorts.ts';

export interface ReadCohorts extends CohortsRead {
  readonly sources: readonly Source[];
  readonly problems: ProblemTally;
  /** Kept only when the request asks for them. */
  readonly rejects: readonly RejectedRow[];
  readonly understood: readonly FileUnderstanding[];
}

export type ReadTenures =
  | ({ readonly kind: 'customers' } & ReadCustomers)
  | ({ readonly kind: 'cohorts' } & ReadCohorts);

/**
 * Reads how long customers stay, from lists of customers or from tables of how many of a cohort were
 * left at which time; the headers tell which.
 *
 * @throws {Refusal} a file that cannot be read, or anything that would have to be guessed
 */
export async function readTenures(request: TenureRequest, world: InputWorld): Promise<ReadTenures> {
  const files = await openFiles(request, world);
  const { kind, findings } = isLog(files, request)
    ? { kind: 'customers' as const, findings: [] }
    : kindOfFiles(files, request);
  const open = [...findings, ...unusedByTenures(kind, request)];
  if (open.length > 0) throw new Refusal(...open);
  // Reading customers refuses those of these options that it does not use.
  if (kind === 'customers') return { kind, ...(await customersIn(files, request, world)) };
  const survey = await surveyCohorts(files, request, world);
  const { read, sources, problems, understood } = survey;
  if (read === undefined) throw refusalFor(survey.findings, problems);
  const { tally, rejects } = problems;
  return { kind, ...read, sources, problems: tally, rejects, understood };
}

/** Options that files of the kind do not use, besides those that the reading of customers refuses. */
export function unusedByTenures(kind: FilesKind, request: TenureRequest): readonly Problem[] {
  const { cohortSize, windowStart, asOf, duplicates, join, rates } = request;
  const values =
    kind === 'customers'
      ? { '--cohort-size': cohortSize }
      : {
          '--join': join[0],
          '--window-start': windowStart,
          '--as-of': asOf,
          '--duplicates': duplicates,
          '--rates': rates,
        };
  const needs = kind === 'customers' ? 'a table of cohorts' : 'a list of customers';
  const unused = Object.entries(values).flatMap(([option, value]) =>
    value === undefined ? [] : [problem('option-needs', { option, needs })],
  );
  return kind === 'cohorts' ? [...unused, ...unusedByList(request)] : unused;
}
