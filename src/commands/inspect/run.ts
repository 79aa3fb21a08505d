import { type FilesSurvey, surveyFiles } from '../../input/survey-files.ts';
import { words } from '../../problems/catalogue.ts';
import { columnsOnce } from '../../problems/columns-once.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { Tallied } from '../../problems/tally.ts';
import type { Output, Request, World } from '../command.ts';
import { outputOf, type Reading } from '../shared/output.ts';
import { recordKinds } from '../shared/reading/record-kinds.ts';
import { recordRequest } from '../shared/reading/request.ts';
import { maskedSample } from './masked-sample.ts';
import type { InspectOptions } from './options.ts';
import type { Finding, InspectedFile, InspectResult } from './result.ts';
import { settledBy } from './settled.ts';
import { requestFor, surveyFor } from './survey-for.ts';

/**
 * Reads files and says how they are understood: as a command reads them, or each on its own. What would make the
 * command refuse them is a finding here.
 */
export async function run(
  { operands, options }: Request<InspectOptions>,
  world: World,
): Promise<Output<InspectResult>> {
  if (operands.length === 0) {
    const args = {
      command: 'inspect',
      what: 'a file to read',
      example: 'rapport inspect customers.csv',
    };
    throw new Refusal(problem('operand-missing', args));
  }
  const { for: command } = options;
  const files: InspectedFile[] = [];
  let settled: Partial<Pick<InspectResult, 'settled' | 'unsettled'>> = {};
  const readings: Reading[] = [];
  const take = (read: FilesSurvey) => {
    const survey = { ...read, findings: columnsOnce(read.findings) };
    const tallies = talliesOf(survey);
    files.push(...inspectedFiles(survey, tallies, options.showSamples === true));
    readings.push({ sources: survey.sources, problems: { tallies: () => tallies } });
  };
  if (command !== undefined) {
    const survey = await surveyFor(command, operands, options, world);
    take(survey);
    settled = settledBy(survey, command, options);
  } else for (const file of operands) take(await surveyAlone(file, options, world));
  const currencies = new Set(files.map(({ currency }) => currency));
  const [currency = null] = currencies;
  const answer = outputOf(
    'inspect',
    {
      currency: currencies.size === 1 ? currency : null,
      result: { ...(command !== undefined && { for: command }), ...settled, files },
    },
    readings,
  );
  // The problems are what the result is about, and shown there.
  return { ...answer, problems: [] };
}

/** One file, as what its headers show it to be. */
async function surveyAlone(
  file: string,
  options: InspectOptions,
  world: World,
): Promise<FilesSurvey> {
  const needs = { spend: 'optional', tenure: 'optional', start: 'optional' } as const;
  const kinds = recordKinds.map(({ fields, ...others }) => ({
    ...recordRequest({ options }, [], fields),
    ...others,
  }));
  return surveyFiles(await requestFor([file], options, needs, world), kinds, world);
}

const talliesOf = ({ findings, problems }: FilesSurvey): readonly Tallied[] => [
  ...findings.map((found) => ({ count: 1, examples: [found] })),
  ...problems.tally.tallies(),
];

/** Each file with what was found in it; what is about all of them stands with the first. */
function inspectedFiles(
  { understood, findings: refusing, orders, currency, kind }: FilesSurvey,
  tallies: readonly Tallied[],
  showSamples: boolean,
): readonly InspectedFile[] {
  const names = understood.map(({ file }) => file);
  const fileOf = ({ examples: [first] }: Tallied) =>
    Math.max(0, names.indexOf(first?.at?.file ?? ''));
  return understood.map((each, i) => ({
    ...each,
    columns: each.columns.map(({ named: _named, ...column }) =>
      showSamples ? column : { ...column, sample: maskedSample(column) },
    ),
    ...(kind !== undefined && { kind }),
    orders: orders ?? null,
    currency,
    findings: tallies
      .filter((tallied) => fileOf(tallied) === i)
      .flatMap((tallied) => finding(tallied, refusing)),
  }));
}

function finding({ count, examples }: Tallied, refusing: readonly Problem[]): readonly Finding[] {
  return examples.slice(0, 1).map((example) => ({
    code: example.code,
    ...words(example),
    line: example.at?.line ?? null,
    column: example.at?.column ?? null,
    count,
    refused: refusing.includes(example),
  }));
}
