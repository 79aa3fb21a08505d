import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { Output, Request, World } from '../command.ts';
import { type Asked, askAll } from '../shared/files-asked/ask.ts';
import {
  assumptionsOf,
  currencyOf,
  sourcesOnce,
  talliesOnce,
} from '../shared/files-asked/gathered.ts';
import { questionsOf } from '../shared/files-asked/questions.ts';
import { recogniseAll, unrecognisedProblems } from '../shared/files-asked/recognise.ts';
import { requestText } from '../shared/files-asked/request-text.ts';
import { slippingAnswer } from '../shared/files-asked/slipping.ts';
import { outputOf } from '../shared/output.ts';
import type { ResultAnswer } from '../shared/result-answer.ts';
import type { OverviewOptions } from './options.ts';
import type { Answered, OverviewResult } from './result.ts';

/**
 * Recognises files, and runs the commands that answer what such files can.
 *
 * @throws {Refusal} a file cannot be read, or no file is of a kind that answers anything
 */
export async function run(
  { operands, texts = {} }: Request<OverviewOptions>,
  world: World,
): Promise<Output<OverviewResult>> {
  const { manual } = world;
  if (manual === undefined) throw new RangeError('overview was given no commands');
  refuseStandardInput(operands);
  const commands = await manual.commands();
  const files = await recogniseAll(operands, texts, commands, world, 'whole');
  const questions = questionsOf(files, texts, commands);
  const asked = await askAll(
    questions.filter(({ name }) => name !== 'returning'),
    world,
  );
  const unrecognised = unrecognisedProblems(files);
  // The files are such that nobody asks anything of them.
  if (asked.length === 0) throw new Refusal(...unrecognised);
  const runs = asked.flatMap(({ ran }) => ran ?? []);
  const reports = runs.map(({ report }) => report);
  const result: OverviewResult = {
    files: files.map(({ roles: _, ...file }) => file),
    questions: [...asked.map(answered), ...asked.flatMap(slipping)],
  };
  const tallies = [
    ...unrecognised.map((each) => ({ count: 1, examples: [each] })),
    ...talliesOnce(runs.flatMap(({ problems }) => problems)),
  ];
  return outputOf(
    'overview',
    { result, currency: currencyOf(reports), assumptions: assumptionsOf(reports) },
    [{ sources: sourcesOnce(reports), problems: { tallies: () => tallies } }],
  );
}

/** Standard input can be read once only, and several commands read each file. */
function refuseStandardInput(operands: readonly string[]): void {
  if (!operands.includes('-')) return;
  const settle = 'Save it as a file, or name the command: rapport forecast -';
  throw new Refusal(
    problem('option-conflict', {
      options: 'standard input and several commands that read it',
      settle,
    }),
  );
}

function answered(asked: Asked): Answered {
  const { question } = asked.question;
  if (asked.ran === undefined) {
    const { sentence, request } = asked.needed;
    return {
      question,
      status: 'open',
      sentence,
      certainty: null,
      wouldChange: null,
      figures: [],
      command: requestText(request),
    };
  }
  const { answer } = asked.ran.report.result as { readonly answer?: ResultAnswer };
  const command = requestText(asked.request);
  if (answer === undefined) throw new RangeError(`${command} gives no answer`);
  return withAnswer(question, answer, command);
}

/** Who is slipping away, of a forecast that has some. */
function slipping(asked: Asked): readonly Answered[] {
  const found = slippingAnswer(asked);
  if (found === undefined) return [];
  const { answer, request } = found;
  return [withAnswer('Who is slipping away?', answer, requestText(request))];
}

const withAnswer = (
  question: string,
  { sentence, certainty, wouldChange, figures }: ResultAnswer,
  command: string,
): Answered => ({
  question,
  status: 'answered',
  sentence,
  certainty,
  wouldChange,
  figures: figures.map(({ value, text }) => ({ value, text })),
  command,
});
