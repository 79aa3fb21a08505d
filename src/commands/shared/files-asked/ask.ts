import { words } from '../../../problems/catalogue.ts';
import type { Problem } from '../../../problems/problem.ts';
import { Refusal } from '../../../problems/refusal.ts';
import type { Ran, World } from '../../command.ts';
import type { Question } from './questions.ts';
import { type CommandRequest, requestText } from './request-text.ts';

/** A question with the run that answers it, or with what it needs to be answered. */
export type Asked = { readonly question: Question } & (
  | { readonly ran: Ran; readonly request: CommandRequest }
  | { readonly ran?: undefined; readonly needed: Needed }
);

/** The request that was answered; of an open question all that were tried, and the one that it needs. */
export const triedRequests = (asked: Asked): readonly CommandRequest[] =>
  asked.ran === undefined ? [...asked.question.requests, asked.needed.request] : [asked.request];

/** What a question needs to be answered, in a sentence, and a command line that leads on. */
export interface Needed {
  readonly sentence: string;
  readonly request: CommandRequest;
  /** Why the command refuses; none where nothing was asked of one. */
  readonly problems: readonly Problem[];
}

/**
 * Questions in their order, each asked unless another has been answered that makes it needless. Where neither can be
 * answered, only the other says why: it is the one that such files are for. What is asked twice is computed once.
 */
export async function askAll(
  questions: readonly Question[],
  world: World,
): Promise<readonly Asked[]> {
  const runs = new Map<string, Promise<Ran>>();
  const asked: Asked[] = [];
  for (const question of questions) {
    const { unless } = question;
    const isNeedless = (each: Asked) => each.ran !== undefined && each.request.command === unless;
    if (unless !== undefined && asked.some(isNeedless)) continue;
    const own = await ask(question, (request) => answered(request, runs, world));
    if (unless === undefined || own.ran !== undefined || asked.some(({ ran }) => ran !== undefined))
      asked.push(own);
  }
  return asked;
}

/** The run of a request, or the one that there has been. */
function answered(
  request: CommandRequest,
  runs: Map<string, Promise<Ran>>,
  { directory, runner, shared, pictures }: World,
): Promise<Ran> {
  if (runner === undefined) throw new RangeError('nothing to run commands with');
  const line = requestText(request);
  const { command, operands, options } = request;
  const place = {
    directory,
    allowOutside: true,
    ...(shared !== undefined && { shared }),
    ...(pictures !== undefined && { pictures }),
  };
  const run = runs.get(line) ?? runner(command, { operands, options }, place);
  runs.set(line, run);
  return run;
}

/** A forecast of charges that come by themselves; how long the customers stay says more. */
const doubtfulCode = 'charges-regular';

/** Runs the requests of a question until one is not refused. */
async function ask(
  question: Question,
  answer: (request: CommandRequest) => Promise<Ran>,
): Promise<Asked> {
  const { requests, open } = question;
  const refusals: Refusal[] = [];
  let doubtful: Asked | undefined;
  for (const request of requests) {
    try {
      const ran = await answer(request);
      const asked = { question, ran, request };
      if (!ran.report.problems.some(({ code }) => code === doubtfulCode)) return asked;
      doubtful ??= asked;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refusals.push(error);
    }
  }
  if (doubtful !== undefined) return doubtful;
  const [request] = requests;
  if (request !== undefined)
    return { question, needed: neededBy(request, refusals[0]?.problems ?? []) };
  if (open === undefined) throw new RangeError('a question that nobody asks');
  const { needs: sentence, request: example } = open;
  return { question, needed: { sentence, request: example, problems: [] } };
}

/** What a command needs that refuses a request, and a command line that works. */
function neededBy(request: CommandRequest, problems: readonly Problem[]): Needed {
  const [first] = problems;
  if (first === undefined) throw new RangeError('a refusal has a problem');
  if (first.code === 'margin-needed') {
    const sentence =
      'It needs the margin, what is left of spend after the cost of the goods; for example 40%.';
    const options = { ...request.options, margin: '40%' };
    return { sentence, request: { ...request, options }, problems };
  }
  const { message, advice } = words(first);
  // A message that begins with the name of a file keeps it as it is.
  const begins = /^[a-z]+[ ,:]/.test(message) ? message.charAt(0).toUpperCase() : message.charAt(0);
  const sentence = `${begins}${message.slice(1)}. ${advice}`;
  const options = { for: request.command };
  return {
    sentence,
    request: { command: 'inspect', operands: request.operands, options },
    problems,
  };
}
