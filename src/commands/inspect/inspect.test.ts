import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { Refusal } from '../../problems/refusal.ts';
import { terminalText } from '../../render/terminal.ts';
import type { OptionTexts } from '../option.ts';
import { readOptions } from '../read-options.ts';
import { inspect } from './command.ts';
import { resultSchema } from './result.ts';

const directory = fileURLToPath(new URL('../../../fixtures/exports', import.meta.url));

async function inspected(content: string, options: OptionTexts = {}, operands = ['-']) {
  const stdin = Readable.from([Buffer.from(content)]);
  const read = await readOptions(inspect.options, options, directory);
  const request = { operands, options: read };
  const { report } = await inspect.run(request, { directory, stdin });
  resultSchema.parse(report.result);
  const same = (text: string) => text;
  const palette = { title: same, strong: same, dim: same, notice: same };
  const text = terminalText(inspect.view(report, request), { columns: 80, palette });
  const [file] = report.result.files;
  if (file === undefined) throw new Error('nothing inspected');
  return { report, file, text };
}

test('tells how a file was understood', async () => {
  const { file, report } = await inspected(
    'Customers\n\nid;Start;Status;Spend per month;x\nA;01/02/2023;active;1.234,50 €;\nB;13/02/2023;gold;5,00 €;\nTotal;;;1.239,50 €;\n',
    { 'as-of': '2024-01-01' },
  );
  expect(file).toMatchObject({
    file: '-',
    encoding: { value: 'utf-8', decidedBy: 'valid UTF-8' },
    delimiter: { value: ';' },
    decimal: { value: ',', decidedBy: '"1.234,50 €" on line 4' },
    dateOrder: { value: 'dmy', decidedBy: '"13/02/2023" on line 5' },
    currency: 'EUR',
    header: 3,
    skippedBefore: [{ line: 1, text: 'Customers' }],
    skippedAfter: [{ line: 6 }],
    rows: 2,
  });
  expect(
    file.columns.map(({ name, role, type, unit, blanks }) => [name, role, type, unit, blanks]),
  ).toEqual([
    ['id', 'id', 'text', null, 0],
    ['Start', 'start', 'date', null, 0],
    ['Status', 'status', 'text', null, 0],
    ['Spend per month', 'spend', 'money', 'mo', 0],
    ['x', null, 'blank', null, 2],
  ]);
  expect(report.sources).toEqual([{ file: '-', read: 2, used: 1, setAside: {}, rejected: 1 }]);
  expect(report.problems.map(({ code, line }) => [code, line])).toEqual([
    ['status-unreadable', 5],
    ['lines-skipped', 1],
  ]);
});

test('is of use where other commands refuse, and says what settles it', async () => {
  const { file, text } = await inspected('id,spend,tenure\nA,1.234,1\nB,2.345,2\n');
  expect(file.findings.map(({ code, refused }) => [code, refused])).toEqual([
    ['column-unit-missing', true],
    ['column-unit-missing', true],
    ['decimal-ambiguous', true],
  ]);
  expect(text).toContain('--column spend=spend:mo');
  expect(text).toContain('--decimal');
});

test('shows a file without customers too', async () => {
  const { file } = await inspected('colour,shade\nred,dark\n');
  expect(file.columns.map(({ name }) => name)).toEqual(['colour', 'shade']);
  expect(file.findings.map(({ code }) => code)).toEqual(['column-missing']);
});

test('a file that cannot be read is refused', async () => {
  await expect(inspected('')).rejects.toThrow(Refusal);
  await expect(inspected('', {}, [])).rejects.toThrow(Refusal);
});

test('fits 80 columns', async () => {
  const files = ['stripe-subscriptions.csv', 'shopify-customers.csv', 'telecom-churn.csv'];
  const { text, report } = await inspected('', {}, files);
  expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  expect(report.result.files.map(({ rows }) => rows)).toEqual([12, 12, 12]);
  expect(inspect.rows(report)).toHaveLength(13 + 20 + 15);
});

test.each([
  ['referrals', 'referrer,referred,when\nA,B,x\n', ['referrer', 'referred', null]],
  [
    'problems by kind',
    'Issue,Customers,Complained %\nlate,9,30%\n',
    ['problem', 'affected', 'complained'],
  ],
  ['cases', 'customer,problem,cost ($)\nA,late,5\n', ['customer', 'problem', 'cost']],
  [
    'indicators side by side',
    'date,Visits,Open rate\n2024-01-01,5,3%\n',
    ['date', 'figure', 'figure'],
  ],
  ['costs of acquisition', 'channel,Month,COST\nads,2024-01,500\n', ['segment', 'month', 'cost']],
  ['costs of acquisition in all', 'cost\n500\n', ['cost']],
  [
    'indicators, one of which is a cost',
    'month,Visits,Cost\n2024-01,5,3\n',
    ['date', 'figure', 'figure'],
  ],
  ['indicators', 'month,metric,value\n2024-01,visits,3\n', ['date', 'indicator', 'value']],
  [
    'customers who are referred',
    'id,spend/mo,tenure mo,referrer,referred\nA,1,2,,\n',
    ['id', 'spend', 'tenure', null, null],
  ],
])('tells the columns of %s', async (_what, content, roles) => {
  const { file } = await inspected(content);
  expect(file.columns.map(({ role }) => role)).toEqual(roles);
  expect(file.findings.filter(({ refused }) => refused)).toEqual([]);
});
