import type { Request, World } from '../commands/command.ts';
import type { Problem } from '../core/problem.ts';
import { Refusal } from '../problems/refusal.ts';
import { ProblemTally } from '../problems/tally.ts';
import { exitCode } from './exit-code.ts';
import { commandHelp, programHelp } from './help.ts';
import { formatOf, rejectsText, rendered, writeOutput } from './output.ts';
import { HelpAsked, parseRequest, UnknownOption } from './parse.ts';
import { problemText } from './problem-text.ts';
import { progressOn } from './progress.ts';
import { type Registered, registry } from './registry.ts';
import { refuseUnfit, registered, runnerWith } from './run-command.ts';
import { sharedOptions } from './shared-options.ts';
import { coloured, fittingColumns, paletteOf } from './streams.ts';
import { unknownOption } from './unknown-option.ts';
import { version } from './version.ts';

type Process = NodeJS.Process;

/**
 * The whole program: words in, result on standard output, problems on standard error, and the exit
 * code set. Never calls `process.exit`, which would lose output that a pipe has not taken yet;
 * an interruption does, since then nothing more is wanted.
 */
export async function main(process: Process): Promise<void> {
  // A reader that has seen enough closes its end; that is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  // Files are written synchronously, so an interruption never comes between their beginning and end.
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const) {
    process.once(signal, () => process.exit(code));
  }
  const words = process.argv.slice(2);
  try {
    process.exitCode = await answer(process, words);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    complain(process, words, error.problems);
    process.exitCode = 2;
  }
}

async function answer(process: Process, words: readonly string[]): Promise<number> {
  const [name, ...rest] = words;
  if (
    name === undefined ||
    name === '--help' ||
    name === '-h' ||
    (name === 'help' && rest.length === 0)
  ) {
    process.stdout.write(programHelp(registry, version));
    return name === undefined ? 2 : 0;
  }
  if (name === '--version' || name === '-V') {
    process.stdout.write(`${version}\n`);
    return 0;
  }
  return name === 'help'
    ? help(process, registered(rest[0] ?? ''))
    : command(process, registered(name), rest);
}

async function help(process: Process, entry: Registered): Promise<number> {
  const { options } = await entry.load();
  process.stdout.write(commandHelp(entry, [...options, ...sharedOptions]));
  return 0;
}

async function command(
  process: Process,
  entry: Registered,
  words: readonly string[],
): Promise<number> {
  const loaded = await entry.load();
  let request: Request;
  try {
    request = parseRequest(entry.name, [...loaded.options, ...sharedOptions], words);
  } catch (error) {
    if (error instanceof HelpAsked) return help(process, entry);
    throw error instanceof UnknownOption ? await unknownOption(error.option, entry.name) : error;
  }
  refuseUnfit(entry, loaded, request, process);
  const format = formatOf(request, loaded.formats);
  const directory = process.cwd();
  const { options } = request;
  const watched = options['quiet'] !== true && (process.env['CI'] ?? '') === '';
  const progress = progressOn(process, watched, () => performance.now());
  const world: World = {
    directory,
    // Opened by whoever reads it: most requests do not, and opening it takes time.
    get stdin() {
      return process.stdin;
    },
    runner: runnerWith(process),
    ...(progress !== undefined && { progress: progress.show }),
  };
  const ran = await loaded.run(request, world).finally(() => progress?.done());

  const colour = options['color'];
  const file = options['output'];
  const facts = {
    isTTY: process.stdout.isTTY === true && file === undefined,
    columns: process.stdout.columns,
  };
  const columns = fittingColumns(process.env, facts);
  const text = await rendered(ran, request, format, {
    palette: paletteOf(
      coloured(typeof colour === 'string' ? colour : undefined, process.env, facts),
    ),
    ...(columns !== undefined && { columns }),
  });
  if (options['quiet'] !== true) tell(process, words, ran.problems);
  const rejects = options['rejects'];
  if (typeof rejects === 'string') {
    writeOutput(rejects, directory, rejectsText(ran.rejects ?? []));
  }
  if (typeof file === 'string') writeOutput(file, directory, text);
  else process.stdout.write(text);
  return exitCode({
    sources: ran.report.sources,
    strict: options['strict'] === true,
    failed: ran.failed,
  });
}

/** Prints the problems of a refusal. */
function complain(process: Process, words: readonly string[], problems: readonly Problem[]): void {
  const tally = new ProblemTally();
  for (const each of problems) tally.add(each);
  tell(process, words, tally.tallies());
}

function tell(
  process: Process,
  words: readonly string[],
  tallies: ReturnType<ProblemTally['tallies']>,
): void {
  const at = words.indexOf('--color');
  const flag = at < 0 ? undefined : words[at + 1];
  const facts = { isTTY: process.stderr.isTTY === true, columns: process.stderr.columns };
  process.stderr.write(problemText(tallies, paletteOf(coloured(flag, process.env, facts))));
}
