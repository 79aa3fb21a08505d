import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { AnyCommand, Output, World } from '../src/commands/command.ts';
import { changedEstimate } from '../src/commands/estimate/changed-estimate.ts';
import { estimate } from '../src/commands/estimate/command.ts';
import type { OneEstimate } from '../src/commands/estimate/result.ts';
import type { OptionTexts } from '../src/commands/option.ts';
import { readOptions } from '../src/commands/read-options.ts';
import type { Changed } from '../src/commands/shared/what-if/changed-inputs.ts';
import {
  type Control,
  textOf,
  type WhatIfData,
  type WrittenInput,
  withNeeds,
} from '../src/commands/shared/what-if/what-if-data.ts';
import { changedValue } from '../src/commands/value/changed-value.ts';
import { value } from '../src/commands/value/command.ts';
import type { ValueResult } from '../src/commands/value/result.ts';
import { economics, stay } from '../src/commands/value/testing/economics.ts';
import type { ValueWhatIfData } from '../src/commands/value/what-if-data.ts';
import { Refusal } from '../src/problems/refusal.ts';
import { commandLine } from './harness/command-line.ts';

const world: World = { directory: '.', stdin: Readable.from([]) };

const commands: Readonly<Record<string, AnyCommand>> = {
  estimate: estimate as unknown as AnyCommand,
  value: value as unknown as AnyCommand,
};

/** Runs a command line, in which every option has a value. */
async function ran(line: string): Promise<Output<unknown>> {
  const [, name = '', ...words] = commandLine(line).words;
  const command = commands[name];
  if (command === undefined) throw new RangeError(`no command ${name}`);
  const operands: string[] = [];
  const texts: Record<string, string | string[]> = {};
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (!word.startsWith('--')) {
      operands.push(word);
      continue;
    }
    at += 1;
    const option = word.slice(2);
    const isList = command.options.some((each) => each.name === option && each.repeatable);
    texts[option] = isList ? [words[at] ?? ''] : (words[at] ?? '');
  }
  const options = await readOptions(command.options, texts as OptionTexts, '.');
  return command.run({ operands, options, texts: texts as OptionTexts, pictures: 'all' }, world);
}

/** The data of the page that the command line writes, as the page has them. */
async function pageData(line: string): Promise<WhatIfData> {
  const { whatIf } = await ran(line);
  if (whatIf === undefined) throw new RangeError('the page has no sliders');
  return JSON.parse(JSON.stringify(whatIf.data())) as WhatIfData;
}

/** What a reader does: which controls are counted that were left out, and where the numbers are. */
const moves = fc.array(
  fc.record({
    isCounted: fc.boolean(),
    isMoved: fc.boolean(),
    at: fc.integer({ min: 0, max: 400 }),
  }),
  { minLength: 30, maxLength: 30 },
);
type Move = { readonly isCounted: boolean; readonly isMoved: boolean; readonly at: number };

function written(control: Control, { isCounted, isMoved, at }: Move): readonly WrittenInput[] {
  const { name, given, choices, parts } = control;
  if (given === undefined ? !isCounted : !isMoved) return given === undefined ? [] : [given];
  const numbers = parts.map(({ least, most }) =>
    String(Number((least + ((most - least) * at) / 400).toFixed(4))),
  );
  const text =
    choices === undefined ? textOf(control, numbers) : (choices[at % choices.length] ?? '');
  return [{ name, text, source: `--${name}` }];
}

/** Both sides of the same inputs: both have figures, or neither. */
async function bothSides(
  data: WhatIfData,
  move: readonly Move[],
  changed: (changes: readonly WrittenInput[]) => Changed,
): Promise<
  { page: Exclude<Changed, { problem: string }>; report: Output<unknown>['report'] } | undefined
> {
  const asked = data.controls.filter((_, i) => move[i]?.isCounted === true);
  // Mostly what the page does: what something needs is counted together with it.
  const counted =
    (move.at(-1)?.at ?? 0) % 8 === 0
      ? new Set(asked.map(({ name }) => name))
      : withNeeds(
          data.controls,
          asked.map(({ name }) => name),
        );
  const changes = data.controls.flatMap((control, i) =>
    written(control, { ...(move[i] as Move), isCounted: counted.has(control.name) }),
  );
  const page = changed(changes);
  const own = [...data.fixed, ...changes].filter(({ source }) => source.startsWith('--'));
  const line = [data.command, ...own.map(({ name, text }) => `--${name} "${text}"`)].join(' ');
  try {
    const { report } = await ran('problem' in page ? line : page.command);
    if ('problem' in page)
      throw new Error(`the page refuses what the command does not: ${page.problem}`);
    return { page, report };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    expect('problem' in page ? page.problem : page.command).toMatch(/\. [A-Z].+\.$/);
    expect(page).toHaveProperty('problem');
    return undefined;
  }
}

/** Amounts of a waterfall with its totals, as a table has them. */
const lines = (
  steps: readonly { step: string; amount: number }[],
  before: number,
  after: number,
) => [
  ...steps.flatMap(({ step, amount }) => (step === 'acquisition' ? [before, amount] : [amount])),
  after,
];

describe('a page has the figures of the command that it shows, to the last digit', () => {
  it('of an estimate', { timeout: 120_000 }, async () => {
    let figures = 0;
    await fc.assert(
      fc.asyncProperty(economics, stay, moves, async (terms, stays, move) => {
        const given = Object.entries({ ...terms, ...stays }).map(
          ([name, text]) => `--${name} ${text}`,
        );
        const data = await pageData(`rapport estimate --spend 1062/mo ${given.join(' ')}`);
        const found = await bothSides(data, move, (changes) => changedEstimate(data, changes));
        if (found === undefined) return;
        figures += 1;
        const { waterfall, lifetimeValue, netValue } = found.report.result as OneEstimate;
        const [table] = found.page.tables;
        expect(table?.amounts).toEqual(lines(waterfall, lifetimeValue, netValue));
        expect(found.page.worth.amount).toBe(netValue);
      }),
      { seed: 2100, numRuns: 200 },
    );
    expect(figures).toBeGreaterThan(100);
  });

  const households = 'fixtures/households/households.csv';
  it.each<[string, string, number?]>([
    ['expected by segment', `${households} --by home`],
    ['expected as one', households],
    // Each fits six models to every segment.
    ['beyond the data', `${households} --by home --horizon 20y`, 20],
    ['observed', `${households} --by home --method observed`],
    ['an assumed stay', `${households} --by home --tenure 4y`],
    ['a retention', `${households} --retention 80%/y`],
    [
      'economics by segment',
      `${households} --by home --margin "renter=20%,first-time owner=25%,established owner=30%"`,
    ],
    [
      'a log of orders',
      'fixtures/shop/orders.csv --source plain --by channel --silent-after 200d --period mo --serving 4.50/order --margin 60%',
    ],
  ])('of values: %s', { timeout: 240_000 }, async (_, words, sets = 200) => {
    const data = (await pageData(`rapport value ${words}`)) as ValueWhatIfData;
    let figures = 0;
    await fc.assert(
      fc.asyncProperty(moves, async (move) => {
        const found = await bothSides(data, move, (changes) => changedValue(data, changes));
        if (found === undefined) return;
        figures += 1;
        const { segments, total } = found.report.result as ValueResult;
        const [all, steps] =
          segments.length > 1 ? found.page.tables : [undefined, ...found.page.tables];
        if (data.customers.figures.at(-1) !== 'so far') {
          expect(steps?.amounts).toEqual(lines(total.waterfall, total.totalValue, total.netValue));
          const worth = [...segments, total].map(({ netValue }) => netValue);
          if (segments.length > 1) expect(all?.amounts).toEqual(worth);
        }
      }),
      { seed: 2101, numRuns: sets },
    );
    expect(figures).toBeGreaterThan(sets / 2);
  });
});

describe('what a page holds of customers', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-what-if-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  /** Twelve customers a segment, who stay up to 30 years: a curve of about 360 months each. */
  async function ofSegments(count: number): Promise<Partial<ValueWhatIfData>> {
    const rows = Array.from({ length: count * 12 }, (_, i) => {
      const ended = i % 12 < 8 ? `${1996 + (i % 12) * 4}-01-01` : '';
      return `C${i},10,1995-01-01,${ended},s${Math.floor(i / 12)}`;
    });
    const file = join(folder, `${count}.csv`);
    writeFileSync(file, ['id,monthly_spend,start,end,segment', ...rows, ''].join('\n'));
    return pageData(`rapport value ${file} --by segment --as-of 2025-01-01`);
  }

  it('is the customers with the curves by which they stay, or a line where these are many', async () => {
    const few = await ofSegments(20);
    expect(few.customers?.segments).toHaveLength(20);
    expect(few.left).toBeUndefined();
    const many = await ofSegments(600);
    // Of each of 600 curves the years expected up to 360 months: 432,000 times and values, and the customers.
    expect(many.left).toMatch(/^There are no sliders: .* more than the 300,000 numbers/);
    expect(many.controls).toEqual([]);
    expect(JSON.stringify(many).length).toBeLessThan(1000);
  });
});
