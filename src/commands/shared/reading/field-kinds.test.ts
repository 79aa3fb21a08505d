import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { customerStatus } from '../../../core/customers.ts';
import { cohortRequest } from '../../../input/cohorts/cohort-fields.ts';
import { openEach } from '../../../input/layout/open-each.ts';
import { knownFields } from '../../../input/records/assign-fields.ts';
import type { Field, FieldKind } from '../../../input/records/field.ts';
import { planRecords } from '../../../input/records/plan-fields.ts';
import type { RecordRequest } from '../../../input/records/record-request.ts';
import type { Records } from '../../../input/records/records.ts';
import { surveyRecords } from '../../../input/records/survey-records.ts';
import { summaryFields } from '../../../input/summaries/summary-fields.ts';
import { allFields as inspected } from '../../inspect/record-kinds.ts';
import { allFields as members } from '../../ror/member-fields.ts';
import { dateField, longFields } from './indicator-fields.ts';
import { problemFields } from './problem-fields.ts';
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

const number = (records: Records) => records.numbers('measured')[0];
const text = (records: Records) => records.text('measured')[0];

/** Every kind of field: a header with a cell, what is kept of it, how inspect calls it, and a cell that is refused. */
const kinds: Readonly<
  Record<
    FieldKind,
    {
      readonly header?: string;
      readonly cell: string;
      readonly kept: (records: Records) => number | string | undefined;
      readonly is: number | string;
      readonly type: string;
      readonly unit?: string;
      readonly wrong?: readonly [cell: string, code: string];
    }
  >
> = {
  id: { cell: "'A1", kept: text, is: 'A1', type: 'text' },
  text: { cell: ' late ', kept: text, is: 'late', type: 'text' },
  number: { cell: '1.5', kept: number, is: 1.5, type: 'number', wrong: ['x', 'number-unreadable'] },
  // A report on cells has no type of percents.
  share: { cell: '30%', kept: number, is: 0.3, type: 'text', wrong: ['x', 'number-unreadable'] },
  part: { cell: '30%', kept: number, is: 30, type: 'text', wrong: ['$3', 'number-unreadable'] },
  figure: { cell: '$3.5', kept: number, is: 3.5, type: 'money', wrong: ['x', 'number-unreadable'] },
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
  status: {
    cell: 'active',
    kept: number,
    is: customerStatus.active,
    type: 'text',
    wrong: ['x', 'status-unreadable'],
  },
  end: {
    cell: '1970-01-31',
    kept: (records) => records.days('measured')[0],
    is: 30,
    type: 'date',
    wrong: ['x', 'date-unreadable'],
  },
  date: {
    cell: '1970-01-31',
    kept: (records) => records.days('measured')[0],
    is: 30,
    type: 'date',
    wrong: ['x', 'date-unreadable'],
  },
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

  test('is recognised by its header, read and inspected', async () => {
    const { records, understood } = await survey(`note;${header}\na;${cell}\n`, [field]);
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
