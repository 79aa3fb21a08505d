import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { junit, tap } from './formats.ts';
import type { CheckedCase, CheckResult, Mismatch } from './result.ts';

const passing: CheckedCase = {
  fixture: 'f/a.check.yaml',
  line: 2,
  name: 'four years',
  command: 'estimate',
  status: 'passed',
  mismatches: [],
};
const mismatch: Mismatch = {
  path: 'lifetimeValue',
  line: 7,
  reason: 'differs',
  expected: 10592.1,
  written: '10592.10',
  actual: 10592.12,
  tolerance: 0.005,
  difference: 0.02,
  found: null,
};
const differing: CheckedCase = {
  ...passing,
  line: 9,
  name: 'a <b> & "c" # SKIP\n\u001b[31m\ud800',
  status: 'failed',
  mismatches: [
    {
      ...mismatch,
      explanation: {
        matches: [
          {
            flags: '--timing start',
            changes: ['timing=start'],
            figure: 'lifetimeValue',
            value: 10592.1,
            difference: 0,
          },
        ],
        nearest: null,
      },
    },
  ],
};
const refused: CheckedCase = {
  ...passing,
  fixture: 'f/b.check.csv',
  name: 'no unit',
  status: 'failed',
  error: { code: 'unit-missing', message: '--tenure: "4" has no unit' },
};
const result: CheckResult = { passed: 1, failed: 2, cases: [passing, differing, refused] };

describe('tap', () => {
  it('has a plan, a line a case and the differences as YAML', () => {
    const text = tap(result);
    expect(text).toBe(`TAP version 14
1..3
ok 1 - f/a.check.yaml: four years
not ok 2 - f/a.check.yaml: a <b> & "c" \\# SKIP [31m\ud800
  ---
  at: "f/a.check.yaml:9"
  message:
    - "lifetimeValue (line 7)"
    - "- 10592.10 ± 0.005"
    - "+ 10592.12"
    - "off by 0.02"
    - "would match with --timing start"
  ...
not ok 3 - f/b.check.csv: no unit
  ---
  at: "f/b.check.csv:2"
  message:
    - "unit-missing: --tenure: \\"4\\" has no unit"
  ...
`);
    const block = /\n {2}---\n([\s\S]*?)\n {2}\.\.\./.exec(text)?.[1] ?? '';
    expect(parse(block)).toMatchObject({ at: 'f/a.check.yaml:9' });
  });

  it('plans nothing where there is nothing', () => {
    expect(tap({ passed: 0, failed: 0, cases: [] })).toBe('TAP version 14\n1..0\n');
  });
});

describe('junit', () => {
  it('counts, and tells failures from errors', () => {
    const text = junit(result);
    expect(text).toContain(
      '<testsuites name="rapport check" tests="3" failures="1" errors="1" skipped="0">',
    );
    expect(text).toContain(
      '<testsuite name="f/a.check.yaml" tests="2" failures="1" errors="0" skipped="0">',
    );
    expect(text).toContain(
      '<testcase classname="estimate" name="four years" file="f/a.check.yaml" line="2"/>',
    );
    expect(text).toContain(
      '<failure type="differs" message="lifetimeValue: expected 10592.10 ± 0.005, got 10592.12">lifetimeValue (line 7)\n- 10592.10',
    );
    expect(text).toContain(
      '<error type="unit-missing" message="--tenure: &quot;4&quot; has no unit">',
    );
  });

  it('holds any name', () => {
    expect(junit(result)).toContain(
      'name="a &lt;b&gt; &amp; &quot;c&quot; # SKIP&#10;\\u001b[31m\\ud800"',
    );
  });

  it('closes every element that it opens', () => {
    const open: string[] = [];
    for (const [, closing, name, self] of junit(result).matchAll(/<(\/?)([a-z]+)[^<>]*?(\/?)>/g)) {
      if (closing) expect(open.pop()).toBe(name);
      else if (!self) open.push(name ?? '');
    }
    expect(open).toEqual([]);
  });
});
