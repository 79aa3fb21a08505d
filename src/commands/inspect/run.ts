import { surveyFiles } from '../../input/survey-files.ts';
import { words } from '../../problems/catalogue.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { Tallied } from '../../problems/tally.ts';
import type { Answer, Request, World } from '../command.ts';
import { answerOf, type Reading } from '../shared/answer.ts';
import { customerRequest, recordRequest } from '../shared/reading/request.ts';
import type { InspectOptions } from './options.ts';
import { allFields, recordKinds } from './record-kinds.ts';
import type { Finding, InspectedFile, InspectResult } from './result.ts';

/**
 * Reads each file on its own and says how it was understood. What would make another command refuse it
 * is a finding here.
 */
export async function run(
  { operands, options }: Request<InspectOptions>,
  world: World,
): Promise<Answer<InspectResult>> {
  if (operands.length === 0) {
    const args = { command: 'inspect', folders: false, example: 'rapport inspect customers.csv' };
    throw new Refusal(problem('operand-missing', args));
  }
  const needs = { spend: 'optional', tenure: 'optional', start: 'optional' } as const;
  const asked = await customerRequest(
    { options: { ...options, join: [] } },
    operands,
    { labels: [], needs },
    world.directory,
    allFields,
  );
  const records = recordKinds.map(({ fields, ...others }) => ({
    ...recordRequest({ options }, [], fields),
    ...others,
  }));
  const files: InspectedFile[] = [];
  const readings: Reading[] = [];
  for (const file of asked.files) {
    const survey = await surveyFiles({ ...asked, files: [file], profile: true }, records, world);
    const [understood] = survey.understood;
    if (understood === undefined) throw new RangeError(`nothing is known of ${file}`);
    const tallies = [
      ...survey.findings.map((found) => ({ count: 1, examples: [found] })),
      ...survey.problems.tally.tallies(),
    ];
    const findings = tallies.flatMap((tallied) => finding(tallied, survey.findings));
    files.push({
      ...understood,
      orders: survey.orders ?? null,
      currency: survey.currency,
      findings,
    });
    readings.push({ sources: survey.sources, problems: { tallies: () => tallies } });
  }
  const currencies = new Set(files.map(({ currency }) => currency));
  const [currency = null] = currencies;
  const answer = answerOf(
    'inspect',
    { currency: currencies.size === 1 ? currency : null, result: { files } },
    readings,
  );
  // The problems are what the result is about, and shown there.
  return { ...answer, problems: [] };
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
