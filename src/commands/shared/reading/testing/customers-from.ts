import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { CustomerRequest, Need } from '../../../../input/customer-request.ts';
import { type ReadCustomers, readCustomers } from '../../../../input/read-customers.ts';
import type { Problem } from '../../../../problems/problem.ts';
import { Refusal } from '../../../../problems/refusal.ts';
import type { OptionTexts } from '../../../option.ts';
import { readOptions } from '../../../read-options.ts';
import { readingOptions, windowStartOption } from '../options.ts';
import { customerRequest } from '../request.ts';

/** For tests: what the files say, as a command with these options would read them. */
export interface Asked {
  readonly options?: OptionTexts;
  readonly labels?: readonly string[];
  readonly spend?: Need;
  readonly tenure?: Need;
  readonly start?: Need;
  readonly status?: 'required';
}

/** Reads files with the given contents; all but those that options join are operands. */
export async function customersFrom(
  files: Readonly<Record<string, string | Buffer>>,
  { options = {}, labels = [], spend = 'required', tenure = 'required', start, status }: Asked = {},
): Promise<ReadCustomers> {
  const directory = mkdtempSync(join(tmpdir(), 'rapport-'));
  try {
    for (const [name, content] of Object.entries(files)) {
      if (name !== '-') writeFileSync(join(directory, name), content);
    }
    const aside = [options['join'] ?? [], options['rates'] ?? []].flat();
    const operands = Object.keys(files).filter((name) => !aside.includes(name));
    const needs: CustomerRequest['needs'] = {
      spend,
      tenure,
      ...(start && { start }),
      ...(status && { status }),
    };
    const read = await readOptions([...readingOptions, windowStartOption], options, directory);
    const request = await customerRequest(
      { options: read },
      operands,
      { labels, needs },
      directory,
    );
    const stdin = Readable.from([Buffer.from(files['-'] ?? '')]);
    return await readCustomers(request, { directory, stdin });
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** The customers of one file, a line each: id, amount, its years, tenure, status. */
export async function table(content: string, asked: Asked = {}): Promise<string[]> {
  return lines(await customersFrom({ 'a.csv': content }, asked));
}

/** One line a customer; what the source does not say is left out. */
export function lines({ customers }: ReadCustomers): string[] {
  const { amount, amountYears, tenureYears, status, labels } = customers;
  const short = (value: number | undefined) =>
    value === undefined ? '' : String(Number(value.toPrecision(6)));
  return customers.ids.map((id, i) => {
    const texts = [...labels.values()].map(({ codes, values }) => values[codes[i] ?? 0]);
    const state = status === undefined ? [] : [['ended', 'active', 'unknown'][status[i] ?? 2]];
    const tenure = tenureYears === undefined ? [] : [`${short(tenureYears[i])}y`];
    return [
      id,
      `${short(amount[i])}/${short(amountYears[i])}y`,
      ...tenure,
      ...state,
      ...texts,
    ].join(' ');
  });
}

/** The problems for which a reading is refused; none if it is not. */
export async function refusals(reading: Promise<unknown>): Promise<readonly Problem[]> {
  try {
    await reading;
    return [];
  } catch (error) {
    if (error instanceof Refusal) return error.problems;
    throw error;
  }
}

/** Every problem of the rows: code, count, and where the first is. */
export function found({ problems }: ReadCustomers): string[] {
  return problems.tallies().map(({ count, examples: [first] }) => {
    const { file = '', line = '', column = '' } = first?.at ?? {};
    return `${count} ${first?.code} ${file}:${line}${column === '' ? '' : `:${column}`}`;
  });
}
