import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import type { Report } from '../../core/report.ts';
import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import { type CheckRequest, checkFixtures } from '../check-fixtures.ts';
import type { Runner } from '../runner.ts';

export let directory: string;

/** Gives every test of the file that calls it a folder of its own, which is `directory`. */
export function aFolderForEach(): void {
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'rapport-check-'));
  });
  afterEach(() => rmSync(directory, { recursive: true }));
}

export function put(file: string, text: string): void {
  mkdirSync(dirname(join(directory, file)), { recursive: true });
  writeFileSync(join(directory, file), text);
}
export const got = (file: string) => readFileSync(join(directory, file), 'utf8');

/** An answer as commands give it, problems that rejected rows beside the report. */
const reportOf = (result: unknown): { report: Report<unknown>; problems: unknown[] } => ({
  problems: [],
  report: { schema: '', currency: null, assumptions: {}, sources: [], result, problems: [] },
});

/** Spend times tenure, as four lines can have it: enough to check the checks. */
export const runner: Runner = async (_command, { options, operands }, { directory: folder }) => {
  const { spend, tenure, reconcile } = options;
  if (spend === undefined) {
    const args = { command: 'estimate', option: '--spend', example: '--spend 1062/mo' };
    throw new Refusal(problem('option-missing', args, { file: 'a.csv', line: 2, column: 'Spend' }));
  }
  const lifetimeValue = Number(spend) * Number(tenure);
  const convention = {
    changes: ['timing=start'],
    figure: 'lifetimeValue',
    value: 5,
    difference: 0,
  };
  return reportOf({
    lifetimeValue,
    method: 'assumed',
    files: [...operands],
    in: folder,
    ...(reconcile !== undefined && {
      reconciliation: {
        target: reconcile,
        matches: [{ ...convention, flags: '--timing start' }],
        nearest: { ...convention, flags: String(reconcile) },
      },
    }),
  });
};

/** Checks the folder, unless the request says otherwise. */
export const check = (request: Partial<CheckRequest> = {}, run = runner) =>
  checkFixtures(
    { operands: ['.'], directory, explain: false, update: false, allowOutside: false, ...request },
    run,
  );
export const problemsOf = async (attempt: Promise<unknown>) => {
  const error = await attempt.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof Refusal) return error.problems;
  throw new Error(`it was not refused: ${error}`);
};

export const household = `# Households of the first year
defaults: { command: estimate, options: { spend: 12744 } }
cases:
  - name: 'four years'     # as billed
    options: { tenure: 4 }
    expect:
      lifetimeValue: 50976.00   # spend × years
      method: "assumed"
`;
