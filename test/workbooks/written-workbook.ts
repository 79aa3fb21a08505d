import { Readable } from 'node:stream';
import { readXlsx } from 'hucre/xlsx';
import { runnerWith } from '../../src/cli/run-command.ts';
import { workbookFile } from '../../src/cli/workbook-file.ts';
import type { Report } from '../../src/core/report.ts';
import { commandLine } from '../harness/command-line.ts';
import type { Typed, Values } from './recalculated.ts';

/** What a command line answers, and the workbook that it writes. */
export interface Written {
  readonly report: Report<unknown>;
  readonly workbook: Uint8Array;
}

const run = runnerWith({ stdin: Readable.from([]) }, undefined);

/** Runs a command line in a folder, as the program does. */
export async function written(line: string, directory: string): Promise<Written> {
  const [, name = '', ...words] = commandLine(line).words;
  const operands: string[] = [];
  const options: Record<string, string | string[] | true> = {};
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const next = words[at + 1];
    if (!word.startsWith('--')) operands.push(word);
    else if (next === undefined || next.startsWith('--')) options[word.slice(2)] = true;
    else {
      options[word.slice(2)] = next;
      at += 1;
    }
  }
  const ran = await run(name, { operands, options }, { directory, allowOutside: true });
  return { report: ran.report, workbook: await workbookFile(ran, line) };
}

/** The values of a workbook as they are in the file, without computing anything. */
export async function storedValues(workbook: Uint8Array): Promise<Values> {
  const { sheets } = await readXlsx(workbook);
  return new Map(sheets.map(({ name, rows }) => [name, rows]));
}

/** What somebody types into the cells of Assumptions that formulas call by these names. */
export function typedByName(
  values: Values,
  typed: Readonly<Record<string, number | string>>,
): Typed[] {
  const rows = values.get('Assumptions') ?? [];
  return Object.entries(typed).map(([name, value]) => {
    const row = rows.findIndex((cells) => cells[5] === name);
    if (row < 0) throw new Error(`no assumption ${name}`);
    return { sheet: 'Assumptions', cell: `B${row + 1}`, value };
  });
}

/** A block of a sheet: the names at its left, the heads above it, and its cells. */
export interface Block {
  readonly heads: readonly string[];
  readonly lines: ReadonlyMap<string, readonly unknown[]>;
}

/** The lines below the head that begins with a word, up to an empty row: the first such block of a sheet. */
export function firstBlock(values: Values, sheet: string, head: string): Block {
  const rows = values.get(sheet);
  if (rows === undefined) throw new Error(`no sheet ${sheet}: ${[...values.keys()].join(', ')}`);
  const at = rows.findIndex(([first]) => first === head);
  if (at < 0) throw new Error(`no head ${head} in ${sheet}`);
  const lines = new Map<string, readonly unknown[]>();
  for (const row of rows.slice(at + 1)) {
    if (row[0] === null || row[0] === undefined || row[0] === '') break;
    lines.set(String(row[0]), row.slice(1));
  }
  return { heads: (rows[at] ?? []).slice(1).map(String), lines };
}
