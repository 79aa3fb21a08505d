import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, expect, test } from 'vitest';
import { runnerWith } from '../src/cli/run-command.ts';
import type { InspectResult } from '../src/commands/inspect/result.ts';
import type { OptionTexts } from '../src/commands/option.ts';
import { type ReadingCommand, readingCommands } from '../src/commands/shared/reading/files-read.ts';
import { Refusal } from '../src/problems/refusal.ts';

const directory = mkdtempSync(join(tmpdir(), 'rapport-'));
afterAll(() => rmSync(directory, { recursive: true }));

const customers = 'id,spend/mo,tenure mo\nA,10,12\nB,20,24\n';

/** Files, each with something that one command or another cannot read; some are read by one of them. */
const files: Readonly<Record<string, string>> = {
  customers,
  'customers who stay': 'id,spend/mo,tenure mo,status\nA,10,12,active\nB,20,24,ended\n',
  'no units': 'id,spend,tenure,status\nA,10,12,active\nB,20,24,ended\n',
  'no units, twice one customer': 'id,spend,tenure,status\nA,10,12,active\nA,20,24,ended\n',
  'no day of the export': 'id,spend/mo,start,status\nA,10,2020-01-01,active\n',
  'no unit and no day of the export': 'id,spend,start,status\nA,10,2020-01-01,active\n',
  'decimal mark unclear': 'id,spend/mo,tenure mo,status\nA,1.234,12,active\nB,2.345,24,ended\n',
  'decimal mark mixed': 'id,spend/mo,tenure mo\nA,"1,5",12\nB,2.5,24\n',
  'order of dates unclear': 'id,spend/mo,start,end\nA,1,01/02/2020,03/04/2021\n',
  'two ids': 'customer id,client id,spend/mo,tenure mo\nA,B,1,2\n',
  'a header twice': 'id,spend/mo,spend/mo,tenure mo\nA,1,2,3\n',
  'no id': 'name of it,spend/mo,tenure mo\nA,1,2\n',
  'nothing known': 'colour,shade\nred,dark\n',
  'no row that can be used': 'id,spend/mo,tenure mo,status\nA,x,12,active\nB,y,24,ended\n',
  'two currencies': 'id,spend/mo,tenure mo,status\nA,€1.50,12,active\nB,$2.50,24,ended\n',
  cohorts: 'year,surviving\n0,100\n1,80\n2,70\n',
  'cohorts in percent': 'year,percent surviving\n0,100%\n1,80%\n2,70%\n',
  orders:
    'customer,date,amount\nA,2024-01-01,10\nA,2024-03-05,20\nB,2024-02-02,5\nB,2024-02-09,5\n',
  'orders of unclear dates': 'customer,date,amount\nA,01/02/2024,10\nB,02/02/2024,5\n',
  'orders that were never paid':
    'customer,date,amount,status\nA,2024-01-01,10,failed\nB,2024-02-02,5,failed\n',
  'orders without a date': 'customer,amount\nA,10\nB,5\n',
  payments:
    'id,Created (UTC),Amount,Amount Refunded,Status,Customer ID\nx,2024-01-01 00:00,10,0,Paid,A\ny,2024-05-02 00:00,10,0,Paid,A\n',
  summary: 'customer,frequency,recency,T,monetary value\nA,2,10,20,5\n',
  referrals: 'referrer,referred\nA,B\n',
  'referrals without a referrer': 'referred,when\nB,2024-01-01\n',
  problems: 'problem,customers,complained,unresolved,resolved\nlate,100,30,10,20\n',
  'problems without their kind': 'customers,complained\n100,30\n',
  members:
    'id,treated,spend after/mo,tenure before mo,tenure after mo,status\nA,yes,10,1,2,active\nB,no,9,1,2,active\n',
  'members without units':
    'id,treated,spend after,tenure before,tenure after,status\nA,yes,10,1,2,active\nB,no,9,1,2,active\n',
  indicators: 'month,metric,value\n2024-01,visits,3\n2024-02,visits,4\n',
  'indicators side by side': 'date,Visits,Open rate\n2024-01-01,5,3%\n2024-02-01,5,4%\n',
  'indicators without values': 'month,metric,reading of it\n2024-01,visits,3\n2024-02,visits,4\n',
  'indicators under an unknown header': 'month,what,value\n2024-01,visits,3\n2024-02,visits,4\n',
  'indicators without a date': 'metric,value\nvisits,3\n',
};

/** What a command cannot do without besides its files. */
const options: Readonly<Partial<Record<ReadingCommand, OptionTexts>>> = {
  recovery: { 'no-problem-stay': '90%', severity: 'major' },
  referral: { customers: 'customers.csv' },
  ror: { margin: '25%', investment: '100', assignment: 'randomised' },
};

writeFileSync(join(directory, 'customers.csv'), customers);
for (const [name, content] of Object.entries(files))
  writeFileSync(join(directory, `${name}.csv`), content);

const runner = runnerWith({ stdin: Readable.from([]) }, undefined);
const place = { directory, allowOutside: false };

async function codesOfRefusal(run: Promise<unknown>): Promise<readonly string[]> {
  try {
    await run;
    return [];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.problems.map(({ code }) => code);
  }
}

test.each(readingCommands)('lists what %s refuses files for, and nothing else', async (command) => {
  for (const name of Object.keys(files)) {
    const operands = [`${name}.csv`];
    const refused = await codesOfRefusal(
      runner(command, { operands, options: options[command] ?? {} }, place),
    );
    const answer = await runner('inspect', { operands, options: { for: command } }, place);
    const { files: inspected } = answer.report.result as InspectResult;
    const findings = inspected.flatMap((file) => file.findings);
    const refusing = findings.filter((each) => each.refused).map(({ code }) => code);
    expect({ name, isRefused: refusing.length > 0 }).toEqual({
      name,
      isRefused: refused.length > 0,
    });
    // Among the reasons that no row is left are problems of rows, which alone refuse nothing.
    const codes: readonly string[] = findings.map(({ code }) => code);
    expect({ name, codes }).toEqual({ name, codes: expect.arrayContaining([...refused]) });
    expect(refused.length === 0 || refused.some((code) => refusing.includes(code))).toBe(true);
  }
});

test('lists everything at once: what the header leaves open, and what the rows do', async () => {
  const operands = ['no unit and no day of the export.csv'];
  const answer = await runner('inspect', { operands, options: { for: 'value' } }, place);
  const { files: inspected } = answer.report.result as InspectResult;
  expect(inspected[0]?.findings.map(({ code, refused }) => [code, refused])).toEqual([
    ['column-unit-missing', true],
    ['as-of-missing', true],
  ]);
});
