import packageJson from '../../package.json' with { type: 'json' };
import type { Request, World, WrittenRequest } from '../commands/command.ts';
import type { OptionSpec } from '../commands/option.ts';
import type { Source } from '../core/report.ts';
import { pathError, reading } from '../problems/path-refusal.ts';
import { type Problem, problem } from '../problems/problem.ts';
import { Refusal } from '../problems/refusal.ts';
import { isSystemError, systemReason } from '../problems/system-reason.ts';
import { shellWord } from '../render/command-lines.ts';
import type { Terminal } from '../render/terminal.ts';
import { chartFiles } from './chart-file.ts';
import { complain, tell } from './complain.ts';
import { connect } from './connect.ts';
import { debugOn, untimed } from './debug.ts';
import { commandHelp, programHelp, wholeHelp } from './help.ts';
import { ledOn } from './lead-on.ts';
import { manual } from './manual.ts';
import { refuseOverwriting } from './named-files.ts';
import { isFileName, noCommand, questionText } from './no-command.ts';
import { onInterruption } from './on-interruption.ts';
import { engineInstall, openParquet } from './open-parquet.ts';
import {
  formatOf,
  refuseBytesOnScreen,
  rejectsText,
  rendered,
  writeOutputs,
  writeParts,
} from './output.ts';
import { HelpRequested, parseRequest, UnknownOption, wordsAskedFor } from './parse.ts';
import { progressOn } from './progress.ts';
import { type Registered, registry } from './registry.ts';
import { operandsOf, readRequest, registered, run, runnerWith } from './run-command.ts';
import { type ProgramOptions, sharedOptions, sharedOptionsOf } from './shared-options.ts';
import { coloured, fittingColumns, paletteOf, print } from './streams.ts';
import { refuseSwitchValues } from './switch-values.ts';
import { unknownOption } from './unknown-option.ts';
import { schemaLine, writeStarter } from './write-starter.ts';

type Process = NodeJS.Process;

const version: string = packageJson.version;

/**
 * The whole program: words in, result on standard output, problems on standard error, and the exit
 * code set. Never calls `process.exit`, which would lose output that a pipe has not taken yet.
 */
export async function main(process: Process): Promise<void> {
  const words = process.argv.slice(2);
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // A reader that has seen enough closes its end; that is no failure.
    if (error.code === 'EPIPE') return;
    complain(process, words, [problem('output-cut-short', { reason: systemReason(error) })]);
    process.exitCode = 2;
  });
  // What cannot be said is left unsaid; the exit code still tells.
  process.stderr.on('error', () => {});
  try {
    const code = await answer(process, words);
    process.exitCode ??= code;
  } catch (error) {
    process.exitCode = 2;
    const refusal = refusalOf(error);
    if (refusal === undefined) print(process.stderr, defectText(error));
    else complain(process, words, await leading(process, words, refusal.problems));
  }
}

/** The problems with what leads on from them. */
async function leading(
  process: Process,
  words: readonly string[],
  problems: readonly Problem[],
): Promise<readonly Problem[]> {
  try {
    return await ledOn(problems, words, process.cwd(), runnerWith(process, undefined));
  } catch (error) {
    // The folder itself may be gone: there is no other file to name.
    if (isSystemError(error)) return problems;
    throw error;
  }
}

/** The refusal that an error is; what the system says of a path is one wherever it was asked. */
function refusalOf(error: unknown): Refusal | undefined {
  const path = error instanceof Error && 'path' in error ? error.path : undefined;
  const refusal = typeof path === 'string' ? pathError(error, path) : error;
  return refusal instanceof Refusal ? refusal : undefined;
}

async function answer(process: Process, words: readonly string[]): Promise<number> {
  const [name, ...rest] = words;
  if (
    name === undefined ||
    name === '--help' ||
    name === '-h' ||
    (name === 'help' && rest.length === 0)
  ) {
    const isHelp = name !== undefined;
    print(isHelp ? process.stdout : process.stderr, programHelp(registry, version));
    return isHelp ? 0 : 2;
  }
  if (name === '--version' || name === '-V') {
    print(process.stdout, `${version}\n`);
    return 0;
  }
  if (isCompletion(name, rest)) return completed(process, name === 'help' ? ['--help'] : rest);
  if (name === 'help') return helped(process, rest);
  if (isCommand(name)) return command(process, registered(name), rest);
  const directory = reading('.', () => process.cwd());
  const isOverview =
    isFileName(name, directory) ||
    (name.startsWith('-') &&
      !rest.some(isCommand) &&
      rest.some((word) => isFileName(word, directory)));
  if (isOverview) return command(process, registered('overview'), words);
  const text = rest.every((word) => word === '--help' || word === '-h') && questionText(name);
  if (typeof text !== 'string')
    throw await noCommand(name, rest, directory, runnerWith(process, undefined));
  print(process.stdout, text);
  return 0;
}

const isCommand = (name: string): boolean => registry.some((each) => each.name === name);

/** The help of a command, or which command answers a question. */
async function helped(process: Process, [name = '', ...words]: readonly string[]): Promise<number> {
  const text = isCommand(name) ? undefined : questionText(name);
  if (text === undefined) return help(process, registered(name), words);
  print(process.stdout, text);
  return 0;
}

/** Whether completion is asked for, or its help. */
const isCompletion = (name: string, [first]: readonly string[]): boolean =>
  name === 'completion' || (name === 'help' && first === 'completion');

async function completed(process: Process, words: readonly string[]): Promise<number> {
  const { completion, completionHelp } = await import('./completion/completion.ts');
  const isHelp = words.includes('--help') || words.includes('-h');
  process.stdout.write(isHelp ? completionHelp : await completion(words));
  return 0;
}

/** The help of a command: what most people need, or with the word `all` everything. */
async function help(
  process: Process,
  entry: Registered,
  words: readonly string[] = [],
): Promise<number> {
  const loaded = await entry.load();
  const text = words.includes('all') ? wholeHelp : commandHelp;
  print(process.stdout, text(entry, [...loaded.options, ...sharedOptionsOf(loaded)]));
  return 0;
}

async function command(
  process: Process,
  entry: Registered,
  words: readonly string[],
): Promise<number> {
  const loaded = await entry.load();
  const specs = [...loaded.options, ...sharedOptions] as const;
  const typed = await parsed(entry, specs, words);
  if (typed === undefined) return help(process, entry, words);
  const directory = reading('.', () => process.cwd());
  const { starter } = loaded;
  if (starter !== undefined && typed.options['init'] === true) {
    print(process.stdout, writeStarter(entry.name, starter, typed, directory));
    return 0;
  }
  const written = (await loaded.completed?.(typed, directory)) ?? typed;
  refuseSwitchValues(entry, specs, words, directory);
  const operands = operandsOf(entry, written.operands, directory);
  const request: Request<ProgramOptions> = await readRequest(
    entry,
    specs,
    { ...written, operands },
    directory,
    process,
  );
  const format = formatOf(request, loaded);
  refuseBytesOnScreen(format, request.options, process.stdout.isTTY === true);
  refuseOverwriting(loaded.options, { ...written, operands }, directory);
  const { quiet = false, output, rejects, chart, strict = false } = request.options;
  const watched = !quiet && (process.env['CI'] ?? '') === '';
  const progress = progressOn(process, watched, () => performance.now());
  const debug =
    request.options.debug === true ? debugOn(process.stderr, () => performance.now()) : undefined;
  const timed = debug?.timed ?? untimed;
  const world: World = {
    directory,
    // Opened by whoever reads it: most requests do not, and opening it takes time.
    get stdin() {
      return process.stdin;
    },
    runner: runnerWith(process, debug),
    openParquet,
    connect,
    engineInstall,
    manual,
    ...(progress !== undefined && { progress: progress.show }),
    ...(debug !== undefined && { watch: debug }),
  };
  const drawn = { ...request, ...picturesOf(request, format) };
  const ran = await timed('compute', () => run(loaded, drawn, world)).finally(() =>
    progress?.done(),
  );

  const file = output === '-' ? undefined : output;
  const layout = terminal(process, request.options, file !== undefined);
  const schema = schemaLine(loaded.formats?.[format]?.schema, file, directory);
  const surroundings = {
    terminal: layout,
    schema,
    command: ['rapport', ...process.argv.slice(2).map(shellWord)].join(' '),
  };
  const { parts, charts } = await timed('view', async () => ({
    parts: await rendered(ran, request, format, surroundings),
    charts: await chartFiles(entry.name, ran, chart),
  }));
  if (!quiet) tell(process, words, ran.problems);
  const files = [
    ...(rejects === undefined ? [] : [{ file: rejects, parts: rejectsText(ran.rejects ?? []) }]),
    ...(ran.files ?? []),
    ...charts,
    ...(file === undefined ? [] : [{ file, parts }]),
  ];
  await timed('write', async () => {
    await writeOutputs(files, directory, (undo) => onInterruption(process, undo));
    if (file === undefined) await writeParts(process.stdout, parts);
  });
  debug?.done();
  return exitCode({
    sources: ran.report.sources,
    strict,
    failed: ran.failed,
  });
}

/** A page has all pictures, and `--chart` the main one. */
function picturesOf(
  { options }: Request<ProgramOptions>,
  format: string,
): Pick<Request, 'pictures'> {
  if (format === 'html') return { pictures: 'all' };
  return options.chart === undefined ? {} : { pictures: 'main' };
}

/** The request that the words make; undefined where they ask for help. */
async function parsed(
  { name, operands }: Registered,
  specs: readonly OptionSpec[],
  words: readonly string[],
): Promise<WrittenRequest | undefined> {
  try {
    return parseRequest(name, specs, operands === 'WORD...' ? wordsAskedFor(specs, words) : words);
  } catch (error) {
    if (error instanceof HelpRequested) return undefined;
    throw error instanceof UnknownOption ? await unknownOption(error.option, name) : error;
  }
}

/** What the table is laid out for. The environment may colour a stream, but no file. */
function terminal(process: Process, { color }: ProgramOptions, toFile: boolean): Terminal {
  const facts = {
    isTTY: process.stdout.isTTY === true && !toFile,
    columns: process.stdout.columns,
  };
  const columns = fittingColumns(process.env, facts);
  const colour = coloured(color, toFile ? {} : process.env, facts);
  return { palette: paletteOf(colour), ...(columns !== undefined && { columns }) };
}

/** What the exit code depends on. */
interface Ending {
  readonly sources: readonly Source[];
  readonly strict: boolean;
  /** Whether a check of the command failed. */
  readonly failed: boolean;
}

/** 0 done; 1 done, but a check failed or `--strict` found rejected rows. 2, could not run, has no ending. */
function exitCode({ sources, strict, failed }: Ending): 0 | 1 {
  return failed || (strict && sources.some(({ rejected }) => rejected > 0)) ? 1 : 0;
}

/** The message of a defect of the program: enough to report it. */
function defectText(error: unknown): string {
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `rapport ${version} has a defect; please report it with the command line and this text:\n${trace}\n`;
}
