import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { resultSchema } from '../../check/result.ts';
import { Refusal } from '../../problems/refusal.ts';
import { terminalText } from '../../render/terminal.ts';
import { rowsOf } from '../../render/testing/rows-of.ts';
import type { Request, Runner, World } from '../command.ts';
import { check } from './command.ts';

/** Multiplies, so that what comes out can be told in the head. */
const runner: Runner = async (_command, { options }) => {
  const lifetimeValue = Number(options['spend']) * Number(options['tenure']);
  const reading = { flags: '--timing start', changes: ['timing=start'], figure: 'lifetimeValue' };
  const off = { ...reading, value: 12.4, difference: -0.1 };
  const reconciliation = { target: 12.5, tolerance: 0.05, matches: [], nearest: off };
  const result = { lifetimeValue, ...(options['reconcile'] !== undefined && { reconciliation }) };
  const report = { schema: '', currency: null, assumptions: {}, sources: [], result, problems: [] };
  return {
    report,
    problems: [],
    failed: false,
    document: () => ({ title: '', blocks: [] }),
    rows: () => [],
    columns: () => [],
    formatted: () => '',
  };
};

let directory: string;
let world: World;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'rapport-check-'));
  world = { directory, stdin: Readable.from([]), runner };
});
afterEach(() => rmSync(directory, { recursive: true }));

const fixture = (first: string, path = 'lifetimeValue') => `cases:
  - name: three times four
    command: estimate
    options: { spend: 3, tenure: 4 }
    expect:
      lifetimeValue: ${first}
  - name: two times five
    command: estimate
    options: { spend: 2, tenure: 5 }
    expect: { ${path}: 10 }
`;
const write = (text: string) => writeFileSync(join(directory, 'a.check.yaml'), text);
const ran = (options: Request['options'] = {}) =>
  check.run({ operands: ['a.check.yaml'], options }, world);

const plain = (text: string) => text;
const palette = { title: plain, strong: plain, dim: plain, notice: plain };
const seen = async (options: Request['options'] = {}) => {
  const { report } = await ran(options);
  resultSchema.parse(report.result);
  return terminalText(check.view(report, { operands: [], options }), { palette });
};

describe('what a person sees', () => {
  it('of a clean check is its summary', async () => {
    write(fixture('12.0'));
    expect(await seen()).toBe('2 cases in 1 fixture\n');
  });

  it('of a difference is the place, the path and both values', async () => {
    write(fixture('12.5', 'lifetimevalue'));
    expect(await seen({ explain: true })).toBe(`2 cases in 1 fixture

a.check.yaml:2: three times four
@  lifetimeValue, line 6
-  12.5 ± 0.05
+  12
   off by -0.5
   no convention matches; the nearest is with --timing start, off by -0.1

a.check.yaml:7: two times five
@  lifetimevalue, line 10
-  10 exactly
+  the result has lifetimeValue; did you mean lifetimeValue?
`);
  });

  it('of an update is each value before and after', async () => {
    write(fixture('12.50'));
    expect(await seen({ update: true })).toBe(`2 cases in 1 fixture

Rewritten
  a.check.yaml:6  lifetimeValue  12.50  →  12.00
`);
    expect(readFileSync(join(directory, 'a.check.yaml'), 'utf8')).toBe(fixture('12.00'));
  });
});

describe('what a program sees', () => {
  it('is every case with what differs, and where the cases came from', async () => {
    write(fixture('12.5'));
    const { report } = await ran();
    expect(report).toMatchObject({
      schema: 'rapport/check@1',
      sources: [{ file: 'a.check.yaml', read: 2, used: 2, setAside: {}, rejected: 0 }],
      result: { passed: 1, failed: 1, cases: [{ status: 'failed' }, { status: 'passed' }] },
    });
    expect(check.failed?.(report.result)).toBe(true);
  });

  it('is a row a difference, and one a case without any', async () => {
    write(fixture('12.5'));
    const { report } = await ran();
    const rows = rowsOf(check.rows(report));
    expect(rows).toMatchObject([
      {
        line: 2,
        status: 'failed',
        path: 'lifetimeValue',
        expected: 12.5,
        actual: 12,
        difference: -0.5,
      },
      { line: 7, status: 'passed', path: null, expected: null },
    ]);
    expect(new Set(rows.map((row) => Object.keys(row).join())).size).toBe(1);
  });

  it('is TAP, JUnit XML and annotations as well', async () => {
    write(fixture('12'));
    const { report } = await ran();
    expect(Object.keys(check.formats ?? {})).toEqual(['tap', 'junit', 'github']);
    expect(check.formats?.['tap']?.text(report)).toContain('ok 1 - a.check.yaml: three times four');
    expect(check.formats?.['junit']?.text(report)).toContain('failures="0"');
    expect(check.failed?.(report.result)).toBe(false);
  });
});

describe('check', () => {
  it('needs something to check', async () => {
    await expect(check.run({ operands: [], options: {} }, world)).rejects.toThrow(Refusal);
  });

  it('needs something to run commands with', async () => {
    const alone = { directory, stdin: world.stdin };
    await expect(check.run({ operands: ['.'], options: {} }, alone)).rejects.toThrow(RangeError);
  });
});
