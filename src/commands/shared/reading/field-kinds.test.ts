import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { customerStatus } from '../../../core/customers.ts';
import { cohortRequest } from '../../../input/cohorts/cohort-fields.ts';
import type { CustomerRequest } from '../../../input/customer-request.ts';
import { customerField, type Role } from '../../../input/customers/customer-fields.ts';
import { openEach } from '../../../input/layout/open-file.ts';
import { knownFields } from '../../../input/records/assign-fields.ts';
import type { Field, FieldKind } from '../../../input/records/field.ts';
import { planRecords } from '../../../input/records/plan-fields.ts';
import { surveyRecords } from '../../../input/records/read-records.ts';
import type { RecordRequest } from '../../../input/records/record-request.ts';
import type { Records } from '../../../input/records/records.ts';
import { summaryFields } from '../../../input/summaries/summary-fields.ts';
import { surveyFiles } from '../../../input/survey-files.ts';
import { dateField, longFields } from './indicator-fields.ts';
import { allFields as members } from './member-fields.ts';
import { problemFields } from './problem-fields.ts';
import { allFields as inspected } from './record-kinds.ts';
import { referralFields } from './referral-fields.ts';

/** What the one reader makes of a file with these fields, with a report on its columns. */
function survey(content: string, fields: readonly Field[]) {
  const stdin = () => Readable.from([Buffer.from(content)]);
  const world = { directory: '.', stdin: stdin() };
  const request: RecordRequest = {
    files: ['-'],
    fields,
    columns: new Map(),
    keepRejects: false,
    profile: true,
  };
  const asked = { ...request, isKnown: knownFields(fields) };
  return openEach(request.files, asked, world).then((opened) =>
    surveyRecords(planRecords(opened, request), request, world),
  );
}

const customerRequest: CustomerRequest = {
  files: ['-'],
  join: [],
  columns: new Map(),
  labels: [],
  needs: { spend: 'optional', tenure: 'optional', start: 'optional' },
  keepRejects: false,
  profile: true,
};

const number = (records: Records) => records.numbers('measured')[0];
const text = (records: Records) => records.text('measured')[0];

/** A header with a cell, what is kept of it, how inspect calls it, and a cell that is refused. */
interface KindSample {
  readonly header?: string;
  readonly cell: string;
  readonly kept: (records: Records) => number | string | undefined;
  readonly is: number | string;
  readonly type: string;
  readonly unit?: string;
  readonly wrong?: readonly [cell: string, code: string];
}

const day: KindSample = {
  cell: '1970-01-31',
  kept: (records) => records.days('measured')[0],
  is: 30,
  type: 'date',
  wrong: ['x', 'date-unreadable'],
};

/** Every kind of field. */
const kinds: Readonly<Record<FieldKind, KindSample>> = {
  id: { cell: "'A1", kept: text, is: 'A1', type: 'text' },
  text: { cell: ' late ', kept: text, is: 'late', type: 'text' },
  number: { cell: '1.5', kept: number, is: 1.5, type: 'number', wrong: ['x', 'number-unreadable'] },
  // A report on cells has no type of percents.
  share: { cell: '30%', kept: number, is: 0.3, type: 'text', wrong: ['x', 'number-unreadable'] },
  part: { cell: '30%', kept: number, is: 30, type: 'text', wrong: ['$3', 'number-unreadable'] },
  figure: { cell: '$3.5', kept: number, is: 3.5, type: 'money', wrong: ['x', 'number-unreadable'] },
  refund: {
    cell: '2.5',
    kept: number,
    is: 2.5,
    type: 'money',
    wrong: ['half', 'number-unreadable'],
  },
  money: { cell: '2.5', kept: number, is: 2.5, type: 'money', wrong: ['x', 'number-unreadable'] },
  spend: {
    header: 'measured per quarter',
    cell: '2.5',
    kept: number,
    is: 10,
    type: 'money',
    unit: '3mo',
    wrong: ['x', 'number-unreadable'],
  },
  duration: {
    header: 'measured (months)',
    cell: '18',
    kept: number,
    is: 1.5,
    type: 'number',
    unit: 'mo',
    wrong: ['x', 'number-unreadable'],
  },
  amount: {
    header: 'measured per quarter',
    cell: '2.5',
    kept: number,
    is: 2.5,
    type: 'money',
    unit: '3mo',
    wrong: ['x', 'number-unreadable'],
  },
  interval: {
    cell: 'quarterly',
    kept: number,
    is: 0.25,
    type: 'text',
    wrong: ['x', 'interval-unreadable'],
  },
  currency: {
    cell: 'EUR',
    kept: ({ currency }) => currency ?? undefined,
    is: 'EUR',
    type: 'text',
    wrong: ['x', 'currency-unreadable'],
  },
  status: {
    cell: 'active',
    kept: number,
    is: customerStatus.active,
    type: 'text',
    wrong: ['x', 'status-unreadable'],
  },
  ended: day,
  end: day,
  date: day,
  moment: { ...day, cell: '1970-01-31 10:30', type: 'date' },
  month: {
    cell: 'Mar 2026',
    kept: text,
    is: '2026-03',
    type: 'text',
    wrong: ['x', 'month-unreadable'],
  },
};

describe.each(Object.entries(kinds))('a field of kind %s', (name, expected) => {
  const kind = name as FieldKind;
  const field: Field = { name: 'measured', meaning: 'what was measured', names: 'measured', kind };
  const { header = 'Measured', cell, kept, is, type, unit = null, wrong } = expected;
  const sum: Field = { name: 'sum', meaning: 'the sum', names: 'sum', kind: 'money' };

  test('is recognised by its header, read and inspected', async () => {
    // The currency is that of the money in its row.
    const fields = kind === 'currency' ? [field, sum] : [field];
    const { records, understood } = await survey(`sum;${header}\n7;${cell}\n`, fields);
    expect(records === undefined ? undefined : kept(records)).toBe(is);
    const [file] = understood;
    expect(file?.columns[1]).toMatchObject({ role: 'measured', type, unit, decidedBy: 'name' });
  });

  test('rejects a row whose cell it cannot read, and one that is blank where it must be filled', async () => {
    const content = `note;${header}\na;${cell}\nb;\nc;${wrong?.[0] ?? ''}\n`;
    const { problems } = await survey(content, [{ ...field, filled: true }]);
    const found = problems.tally.tallies().flatMap(({ examples }) => examples);
    const blank = { code: 'cell-blank', args: { meaning: 'what was measured' } };
    const unreadable = wrong === undefined ? blank : { code: wrong[1] };
    expect(found).toMatchObject([
      { ...blank, at: { line: 3 } },
      { ...unreadable, at: { line: 4 } },
    ]);
  });

  test('is missed in its own words', async () => {
    const { findings } = await survey('note;remark\na;b\n', [{ ...field, required: true }]);
    expect(findings).toMatchObject([
      { code: 'column-missing', args: { role: 'measured', meaning: 'what was measured' } },
    ]);
  });
});

/** The same of files of customers: a header of each field with a cell of its kind, and one that is refused. */
const ofCustomers: Readonly<
  Record<
    Exclude<Role, 'month' | 'segment' | 'subscription' | 'elapsed' | 'surviving'>,
    {
      readonly header: string;
      readonly cell: string;
      readonly beside?: string;
      readonly type: string;
      readonly unit?: string;
      readonly wrong: readonly [cell: string, code: string];
    }
  >
> = {
  id: { header: 'Customer ID', cell: 'A', type: 'text', wrong: ["'", 'cell-blank'] },
  spend: {
    header: 'Revenue per quarter',
    cell: '5',
    type: 'money',
    unit: '3mo',
    wrong: ['x', 'number-unreadable'],
  },
  tenure: {
    header: 'Tenure (months)',
    cell: '5',
    type: 'number',
    unit: 'mo',
    wrong: ['-5', 'tenure-negative'],
  },
  start: {
    header: 'Member since',
    cell: '2024-01-31',
    type: 'date',
    wrong: ['x', 'date-unreadable'],
  },
  end: {
    header: 'Date left',
    cell: '2024-01-31',
    beside: 'start',
    type: 'date',
    wrong: ['x', 'date-unreadable'],
  },
  last: {
    header: 'Last seen',
    cell: '2024-01-31',
    beside: 'start',
    type: 'date',
    wrong: ['x', 'date-unreadable'],
  },
  trial: {
    header: 'Trial End (UTC)',
    cell: '2024-01-31',
    beside: 'start',
    type: 'date',
    wrong: ['x', 'date-unreadable'],
  },
  status: {
    header: 'Churned',
    cell: 'yes',
    beside: 'tenure mo',
    type: 'yes/no',
    wrong: ['x', 'status-unreadable'],
  },
  currency: {
    header: 'Currency code',
    cell: 'EUR',
    beside: 'spend/mo',
    type: 'text',
    wrong: ['x', 'currency-unreadable'],
  },
  interval: {
    header: 'Billing interval',
    cell: 'monthly',
    beside: 'spend',
    type: 'text',
    wrong: ['x', 'interval-unreadable'],
  },
  quantity: {
    header: 'Seats',
    cell: '1',
    beside: 'spend/mo',
    type: 'number',
    wrong: ['x', 'number-unreadable'],
  },
};

describe.each(Object.entries(ofCustomers))('the field %s of customers', (name, expected) => {
  const { header, cell, beside, type, unit = null, wrong } = expected;
  const surveyed = (...cells: readonly string[]) => {
    // Blank where it is a day, and 1 where it is a number.
    const other = beside === undefined ? [] : [beside, beside === 'start' ? '' : '1'];
    const id = name === 'id' ? [] : ['id'];
    const lines = [
      [...id, header, ...other.slice(0, 1)],
      ...cells.map((text, i) => [...id.map(() => `${i}`), text, ...other.slice(1)]),
    ];
    const stdin = Readable.from([
      Buffer.from(`${lines.map((line) => line.join(';')).join('\n')}\n`),
    ]);
    return surveyFiles(customerRequest, [], { directory: '.', stdin });
  };

  test('is recognised by its header, read and inspected', async () => {
    const { understood, sources } = await surveyed(cell);
    expect(sources).toMatchObject([{ read: 1, rejected: 0 }]);
    expect(understood[0]?.columns.find((column) => column.name === header)).toMatchObject({
      role: name,
      type,
      unit,
      decidedBy: 'name',
    });
  });

  test('rejects a row whose cell it cannot read', async () => {
    const { problems } = await surveyed(cell, wrong[0]);
    const found = problems.tally.tallies().flatMap(({ examples }) => examples);
    expect(found.filter(({ at }) => at?.line === 3)).toMatchObject([
      { code: wrong[1], at: { column: header } },
    ]);
  });
});

test.each(['id', 'spend'] as const)('customers miss the field %s in its words', async (name) => {
  const stdin = Readable.from([Buffer.from('note;remark\na;b\n')]);
  const needs = { spend: 'required', tenure: 'unused' } as const;
  const request = { ...customerRequest, needs };
  const { findings } = await surveyFiles(request, [], { directory: '.', stdin });
  const { meaning } = customerField(name);
  expect(findings.map(({ args }) => args)).toContainEqual(
    expect.objectContaining({ role: name, meaning }),
  );
});

const cohorts = cohortRequest({
  files: [],
  join: [],
  columns: new Map(),
  labels: [],
  needs: { spend: 'unused', tenure: 'required' },
  keepRejects: false,
}).fields;

test.each([
  ['referral', referralFields],
  ['recovery', problemFields],
  ['pulse', [dateField, ...longFields]],
  ['ror', members],
  ['forecast', summaryFields],
  ['retention', cohorts],
  ['inspect', inspected],
])(
  '%s misses every column that it requires in the words of its field',
  async (_command, fields) => {
    const required = fields.filter((field) => field.required === true);
    const { findings } = await survey('note;remark\na;b\n', required);
    expect(findings.map(({ code }) => code)).toEqual(required.map(() => 'column-missing'));
    expect(findings.map(({ args }) => args)).toMatchObject(
      required.map(({ name, meaning }) => ({ role: name, meaning })),
    );
  },
);
