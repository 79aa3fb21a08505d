import { extname, resolve } from 'node:path';
import type { Writable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import type { AnyCommand, Ran, RejectedRow, Request } from '../commands/command.ts';
import { keyOf, type OptionSpec } from '../commands/option.ts';
import { writing } from '../problems/path-refusal.ts';
import { problem } from '../problems/problem.ts';
import { Refusal } from '../problems/refusal.ts';
import { csv, csvLines } from '../render/csv.ts';
import { type Document, pageOf } from '../render/document.ts';
import { isTooLong, json, jsonLines } from '../render/json.ts';
import { mostReadable } from '../render/shortened.ts';
import { type Terminal, terminalText } from '../render/terminal.ts';
import type { TextPart } from '../render/text-block.ts';
import { type Staged, stage } from '../render/write-file.ts';
import { formats, type ProgramOptions } from './shared-options.ts';

const byEnding: Readonly<Record<string, string>> = {
  '.csv': 'csv',
  '.tsv': 'tsv',
  '.xlsx': 'xlsx',
  '.json': 'json',
  '.jsonl': 'jsonl',
  '.ndjson': 'jsonl',
  '.md': 'md',
  '.html': 'html',
  '.htm': 'html',
};

/** Formats that have the main list alone. */
const rowFormats: readonly string[] = ['csv', 'tsv', 'jsonl'];

/**
 * The format that a request asks for: `--format` or `--json`, else by the ending of `-o`, else a table.
 *
 * @throws {Refusal} the command has no such format, two are asked for, or it cannot hold what is asked
 */
export function formatOf(
  { options }: Request<ProgramOptions>,
  command: Pick<AnyCommand, 'formats' | 'options' | 'usualFormat'>,
): string {
  const { options: specs } = command;
  const format = requestedFormat(options, command);
  const unseen = specs.filter(
    ({ name, beyondRows }: OptionSpec) => beyondRows === true && keyOf(name) in options,
  );
  if (rowFormats.includes(format) && unseen.length > 0) {
    const needs = '--format table, md, html, xlsx or json';
    throw new Refusal(
      ...unseen.map(({ name }) => problem('option-needs', { option: `--${name}`, needs })),
    );
  }
  if (options.bom === true && format !== 'csv' && format !== 'tsv') {
    throw new Refusal(problem('option-needs', { option: '--bom', needs: '--format csv or tsv' }));
  }
  return format;
}

/** @throws {Refusal} a workbook would be written to a terminal */
export function refuseBytesOnScreen(
  format: string,
  { output = '-' }: ProgramOptions,
  isTerminal: boolean,
): void {
  if (format !== 'xlsx' || output !== '-' || !isTerminal) return;
  throw new Refusal(
    problem('option-needs', { option: '--format xlsx', needs: '-o FILE.xlsx (or a pipe)' }),
  );
}

type OwnFormats = NonNullable<AnyCommand['formats']>;

function requestedFormat(
  { format: requested, json: isJson, output: file }: ProgramOptions,
  { formats: ownFormats = {}, usualFormat = 'table' }: Pick<AnyCommand, 'formats' | 'usualFormat'>,
): string {
  if (requested !== undefined && requested !== 'json' && isJson === true) {
    const settle = 'Give only one of them.';
    throw new Refusal(
      problem('option-conflict', { options: `--format ${requested} and --json`, settle }),
    );
  }
  if (isJson === true) return 'json';
  if (requested !== undefined) {
    const choices = [...formats, ...Object.keys(ownFormats)];
    if (choices.includes(requested)) return requested;
    throw new Refusal(
      problem('option-choice', {
        option: '--format',
        text: requested,
        choices: choices.join(', '),
      }),
    );
  }
  return file === undefined ? usualFormat : formatOfEnding(file, ownFormats, usualFormat);
}

function formatOfEnding(file: string, ownFormats: OwnFormats, usual: string): string {
  const ending = extname(file).toLowerCase();
  const own = Object.entries(ownFormats).flatMap(([format, { endings = [] }]) =>
    endings.map((each) => [each, format] as const),
  );
  const plain = ['', '.txt'].map((ending) => [ending, usual] as const);
  const known = new Map([...plain, ...Object.entries(byEnding), ...own]);
  const format = known.get(ending);
  if (format !== undefined) return format;
  const endings = [...known.keys()].filter((each) => each !== '').join(', ');
  const picture = ending === '.svg' ? '; --chart FILE.svg writes the picture' : '';
  const choices = `${endings} (or add --format)${picture}`;
  throw new Refusal(problem('option-choice', { option: '--output', text: ending, choices }));
}

/** What the text of an answer depends on besides the answer. */
export interface Surroundings {
  readonly terminal: Terminal;
  /** Of a format of the command's own, the line by which editors find its schema. */
  readonly schema?: string;
  /** The command line, which a page shows. */
  readonly command: string;
}

/**
 * The answer as text in a format, in parts. The renderers of documents are loaded when they are needed.
 *
 */
export async function rendered(
  ran: Ran,
  { options }: Request<ProgramOptions>,
  format: string,
  { terminal, schema = '', command }: Surroundings,
): Promise<Iterable<TextPart>> {
  switch (format) {
    case 'json':
      return [wholeJson(ran)];
    case 'jsonl':
      return jsonLines(ran.rows());
    case 'csv':
      return marked(csv(ran.rows(), ran.columns()), options.bom === true);
    case 'tsv':
      return marked(csv(ran.rows(), ran.columns(), '\t'), options.bom === true);
    case 'xlsx':
      return [await (await import('./workbook-file.ts')).workbookFile(ran, command)];
    case 'md':
      return [
        (await import('../render/markdown.ts')).markdown(shown(ran, options), mostRows(options)),
      ];
    case 'html':
      return [await wholePage(ran, { command, explain: isExplained(options) })];
    case 'table': {
      const layout = { ...terminal, mostRows: mostRows(options) };
      return [terminalText(shown(ran, options), layout)];
    }
    default:
      return [schema + ran.formatted(format)];
  }
}

/** What is asked for of a document: everything, or without its details. */
const shown = (ran: Ran, options: ProgramOptions): Document =>
  pageOf(ran.document(), isExplained(options));

const isExplained = (options: ProgramOptions): boolean =>
  'explain' in options && options.explain === true;

/** Rows of a table for people: as many as a person reads, or as `--top` names. */
const mostRows = ({ top = 0 }: ProgramOptions): number => Math.max(mostReadable, top);

/** @throws {Refusal} it would be longer than a string can be */
function wholeJson({ report }: Ran): string {
  try {
    return json(report);
  } catch (error) {
    if (isTooLong(error)) throw new Refusal(problem('output-too-long', { format: 'JSON' }));
    throw error;
  }
}

/** Tables of fewer rows say nothing any more. */
const fewestRows = 50;

/**
 * A page that browsers open: its tables have fewer rows where it would be too large.
 *
 * @throws {Refusal} it is too large with a few rows a table
 */
async function wholePage(
  ran: Ran,
  settings: { readonly command: string; readonly explain: boolean },
): Promise<string> {
  const { page, mostRowsOnPage, largestPage } = await import('../render/page/page.ts');
  const { pageScripts } = await import('./page-scripts.ts');
  const document = ran.document();
  const scripts = pageScripts(document);
  for (let mostRows = mostRowsOnPage; mostRows >= fewestRows; mostRows = Math.floor(mostRows / 3)) {
    const text = page(document, { ...settings, mostRows, scripts });
    if (Buffer.byteLength(text) <= largestPage) return text;
  }
  throw new Refusal(problem('output-too-long', { format: 'HTML' }));
}

function* marked(parts: Iterable<TextPart>, bom: boolean): Generator<TextPart> {
  if (bom) yield '\ufeff';
  yield* parts;
}

/** The rejected rows with their reasons, as CSV. */
export function rejectsText(rejects: readonly RejectedRow[]): Iterable<TextPart> {
  const mostCells = rejects.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const cellHeaders = Array.from({ length: mostCells }, (_, i) => `cell ${i + 1}`);
  return csvLines([
    ['file', 'line', 'code', 'reason', ...cellHeaders],
    ...rejects.map(({ file, line, code, reason, cells }) => [file, line, code, reason, ...cells]),
  ]);
}

/** A file that the request names, and what belongs into it. */
export interface OutputFile {
  readonly file: string;
  readonly parts: Iterable<TextPart>;
}

/**
 * Writes the files that the request names, all of them or none.
 *
 * @param onInterruption - has what was begun taken away if the program is told to stop before all is written
 * @throws {Refusal} the file system says no; what was there before is unchanged
 */
export async function writeOutputs(
  files: readonly OutputFile[],
  directory: string,
  onInterruption: (undo: () => void) => () => void,
): Promise<void> {
  const staged: (Staged & { readonly file: string })[] = [];
  const clear = () => {
    for (const each of staged) each.clear();
  };
  const done = onInterruption(clear);
  try {
    for (const { file, parts } of files) {
      const stagedFile = writing(file, () => stage(resolve(directory, file)));
      staged.push({ file, ...stagedFile });
      for (const part of parts) {
        writing(file, () => stagedFile.write(part));
        // Whether the program is told to stop is heard only in between.
        await setImmediate();
      }
    }
    for (const { file, place } of staged) writing(file, place);
  } finally {
    done();
    clear();
  }
}

/** Writes part after part, no faster than they are taken; to a reader that has gone nothing more. */
export async function writeParts(stream: Writable, parts: Iterable<TextPart>): Promise<void> {
  for (const part of parts) {
    if (stream.destroyed || stream.errored !== null) return;
    if (!stream.write(part)) await taken(stream);
  }
}

const endings = ['drain', 'close', 'error'] as const;

function taken(stream: Writable): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      for (const each of endings) stream.off(each, done);
      resolve();
    };
    for (const each of endings) stream.on(each, done);
  });
}
