import type { Assumption, Report, Source } from '../../core/report.ts';
import { words } from '../../problems/catalogue.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { Tallied } from '../../problems/tally.ts';
import type { Output, Request, World } from '../command.ts';
import { isCalled, type OptionTexts } from '../option.ts';
import { outputOf } from '../shared/output.ts';
import type { ResultAnswer } from '../shared/result-answer.ts';
import type { OverviewOptions } from './options.ts';
import { type Question, questionsOf } from './questions.ts';
import { columnsText, type Recognised, recognise } from './recognise.ts';
import { type CommandRequest, requestText } from './request-text.ts';
import type { Answered, OverviewResult } from './result.ts';
import { slippingQuestion } from './slipping.ts';

/**
 * Recognises files, and runs the commands that answer what such files can.
 *
 * @throws {Refusal} a file cannot be read, or no file is of a kind that answers anything
 */
export async function run(
  { operands, texts = {} }: Request<OverviewOptions>,
  world: World,
): Promise<Output<OverviewResult>> {
  const { manual, runner } = world;
  if (manual === undefined || runner === undefined)
    throw new RangeError('overview was given nothing to run commands with');
  refuseStandardInput(operands);
  const commands = await manual.commands();
  const files = await recogniseAll(operands, inspecting(texts, commands), world);
  const asked: Asked[] = [];
  for (const question of questionsOf(files, texts, commands)) {
    const { unless } = question;
    if (unless !== undefined && asked.some(({ request }) => request?.command === unless)) continue;
    asked.push(await ask(question, world));
  }
  asked.push(...asked.flatMap(slippingQuestion));
  const unrecognised = files
    .filter(({ kind }) => kind === null)
    .map((each) => {
      const { file } = each;
      return problem('file-unrecognised', { kind: 'table', columns: columnsText(each) }, { file });
    });
  refuseNothingAsked(asked, unrecognised);
  const reports = asked.flatMap(({ ran }) => (ran === undefined ? [] : [ran.report]));
  const result: OverviewResult = {
    files: files.map(({ roles: _, ...file }) => file),
    questions: asked.map(({ answered }) => answered),
  };
  const tallies = [
    ...unrecognised.map((each) => ({ count: 1, examples: [each] })),
    ...talliesOnce(asked.flatMap(({ ran }) => ran?.problems ?? [])),
  ];
  return outputOf(
    'overview',
    { result, currency: currencyOf(reports), assumptions: assumptionsOf(reports) },
    [{ sources: sourcesOnce(reports), problems: { tallies: () => tallies } }],
  );
}

/** A question with its answer, and the run that gave it. */
export interface Asked {
  readonly answered: Answered;
  readonly ran?: Output<unknown>;
  readonly request?: Question['requests'][number];
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

/** The options by which `inspect` recognises a file. */
function inspecting(
  texts: OptionTexts,
  commands: Awaited<ReturnType<NonNullable<World['manual']>['commands']>>,
): OptionTexts {
  const { options = [] } = commands.find(({ name }) => name === 'inspect') ?? {};
  return Object.fromEntries(
    Object.entries(texts).filter(([name]) => options.some((option) => isCalled(option, name))),
  );
}

/** @throws {Refusal} with the problems of every file that cannot be read */
async function recogniseAll(
  operands: readonly string[],
  options: OptionTexts,
  world: World,
): Promise<readonly Recognised[]> {
  const files: Recognised[] = [];
  const problems: (readonly Problem[])[] = [];
  for (const file of new Set(operands)) {
    try {
      files.push(await recognise(file, options, world));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      problems.push(error.problems);
    }
  }
  if (problems.length > 0) throw new Refusal(...problems);
  return files;
}

/** A forecast of charges that come by themselves; how long the customers stay says more. */
const doubtfulCode = 'charges-regular';

/** Runs the requests of a question until one is not refused. */
async function ask({ question, requests, open }: Question, world: World): Promise<Asked> {
  const { directory, runner } = world;
  const refusals: Refusal[] = [];
  let doubtful: Asked | undefined;
  for (const request of requests) {
    try {
      const { command, operands, options } = request;
      const ran = await runner?.(command, { operands, options }, { directory, allowOutside: true });
      if (ran === undefined) throw new RangeError('nothing to run commands with');
      const answered = answeredBy(question, ran.report, requestText(request));
      const asked = { answered, ran, request };
      if (!ran.report.problems.some(({ code }) => code === doubtfulCode)) return asked;
      doubtful ??= asked;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refusals.push(error);
    }
  }
  if (doubtful !== undefined) return doubtful;
  const [request] = requests;
  if (request !== undefined) {
    return { answered: refusedOpen(question, request, refusals[0]?.problems ?? []) };
  }
  if (open === undefined) throw new RangeError('a question that nobody asks');
  return { answered: opened(question, open.needs, requestText(open.request)) };
}

function answeredBy(question: string, report: Report<unknown>, command: string): Answered {
  const { answer } = report.result as { readonly answer?: ResultAnswer };
  if (answer === undefined) throw new RangeError(`${command} gives no answer`);
  const { sentence, certainty, wouldChange, figures } = answer;
  return {
    question,
    status: 'answered',
    sentence,
    certainty,
    wouldChange,
    figures: figures.map(({ value, text }) => ({ value, text })),
    command,
  };
}

const opened = (question: string, sentence: string, command: string): Answered => ({
  question,
  status: 'open',
  sentence,
  certainty: null,
  wouldChange: null,
  figures: [],
  command,
});

/** A question that a command refuses to answer: what it needs, and a command line that works. */
function refusedOpen(
  question: string,
  request: CommandRequest,
  [first]: readonly Problem[],
): Answered {
  if (first === undefined) throw new RangeError('a refusal has a problem');
  if (first.code === 'margin-needed') {
    const needs =
      'It needs the margin, what is left of spend after the cost of the goods; for example 40%.';
    const options = { ...request.options, margin: '40%' };
    return opened(question, needs, requestText({ ...request, options }));
  }
  const { message, advice } = words(first);
  const needs = `${message.charAt(0).toUpperCase()}${message.slice(1)}. ${advice}`;
  const inspect = { command: 'inspect', operands: request.operands };
  return opened(question, needs, requestText({ ...inspect, options: { for: request.command } }));
}

/** @throws {Refusal} the files are such that nobody asks anything of them */
function refuseNothingAsked(asked: readonly Asked[], unrecognised: readonly Problem[]): void {
  if (asked.length === 0) throw new Refusal(...unrecognised);
}

/** Each kind of problem once: several commands read the same files. */
function talliesOnce(tallies: readonly Tallied[]): readonly Tallied[] {
  const byCode = new Map<string, Tallied>();
  for (const tallied of tallies) {
    const code = tallied.examples[0]?.code ?? '';
    const known = byCode.get(code);
    if (known === undefined || known.count < tallied.count) byCode.set(code, tallied);
  }
  return [...byCode.values()];
}

/** The rows of each file once, as the first command that read it counts them. */
function sourcesOnce(reports: readonly Report<unknown>[]): readonly Source[] {
  const byFile = new Map<string, Source>();
  for (const { sources } of reports)
    for (const source of sources) if (!byFile.has(source.file)) byFile.set(source.file, source);
  return [...byFile.values()];
}

const currencyOf = (reports: readonly Report<unknown>[]): string | null =>
  reports.find(({ currency }) => currency !== null)?.currency ?? null;

/** What had an effect anywhere; the first command's word where several have it. */
const assumptionsOf = (reports: readonly Report<unknown>[]): Record<string, Assumption> =>
  Object.assign({}, ...reports.toReversed().map(({ assumptions }) => assumptions));
