import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkFixtures } from './check-fixtures.ts';
import { aFolderForEach, check, directory, household, put, runner } from './testing/bench.ts';

aFolderForEach();

describe('checkFixtures', () => {
  it('passes what comes out as written', async () => {
    put('a.check.yaml', household);
    expect(await check({ operands: ['a.check.yaml'] })).toEqual({
      passed: 1,
      failed: 0,
      cases: [
        {
          fixture: 'a.check.yaml',
          line: 4,
          name: 'four years',
          command: 'estimate',
          status: 'passed',
          mismatches: [],
        },
      ],
    });
  });

  it('fails with the path where one digit is changed', async () => {
    put('a.check.yaml', household.replace('50976.00', '50976.10'));
    const { failed, cases } = await check({ operands: ['a.check.yaml'] });
    expect(failed).toBe(1);
    expect(cases[0]?.mismatches).toEqual([
      {
        path: 'lifetimeValue',
        line: 7,
        reason: 'differs',
        expected: 50976.1,
        written: '50976.10',
        actual: 50976,
        tolerance: 0.005,
        difference: -0.1,
        found: null,
      },
    ]);
  });

  it('says what is there where the path leads nowhere', async () => {
    put('a.check.yaml', household.replace('lifetimeValue', 'lifetimevalue'));
    const { cases } = await check();
    expect(cases[0]?.mismatches[0]).toMatchObject({
      reason: 'no-match',
      found: 'the result has lifetimeValue, method, files, in; did you mean lifetimeValue?',
    });
  });

  it('fails a case that expects nothing, without running it', async () => {
    put('a.check.yaml', 'cases: [{ name: a, command: estimate, expect: {} }]');
    const { cases } = await check({}, () => Promise.reject(new Error('it ran')));
    expect(cases[0]).toMatchObject({
      status: 'failed',
      error: { code: 'case-without-expectations' },
      mismatches: [],
    });
  });

  it('fails a case that is refused, with the place and the words', async () => {
    put('a.check.yaml', 'cases: [{ name: a, command: estimate, expect: { x: 1 } }]');
    expect((await check()).cases[0]?.error).toEqual({
      code: 'option-missing',
      message: 'a.csv:2: column "Spend": estimate needs --spend',
    });
  });

  it('passes a case that fails as expected, and no other', async () => {
    const fails = (options: string, code: string) =>
      `  - { name: a, command: estimate, options: ${options}, fails: ${code} }\n`;
    put(
      'a.check.yaml',
      `cases:\n${fails('{}', 'option-missing')}${fails('{}', 'unit-missing')}${fails('{ spend: 1 }', 'unit-missing')}`,
    );
    const { cases } = await check();
    expect(cases.map(({ status }) => status)).toEqual(['passed', 'failed', 'failed']);
    expect(cases[1]).toMatchObject({
      mismatches: [{ path: 'fails', line: 3, expected: 'unit-missing', actual: 'option-missing' }],
      error: { code: 'option-missing' },
    });
    expect(cases[2]?.mismatches[0]).toMatchObject({
      actual: null,
      found: 'the command returned a result',
    });
  });

  it('runs each case in the folder of its fixture', async () => {
    put(
      'deep/a.check.json',
      '{"cases":[{"name":"a","command":"value","files":["b.csv"],"options":{"spend":1},"expect":{"files[0]":"b.csv","in":"?"}}]}',
    );
    const { cases } = await check();
    expect(cases[0]?.mismatches).toMatchObject([{ path: 'in', actual: join(directory, 'deep') }]);
  });

  it('passes on a defect of the program', async () => {
    put('a.check.yaml', household);
    const defect = () => Promise.reject(new RangeError('broken contract'));
    await expect(check({}, defect)).rejects.toThrow(RangeError);
  });

  it('tells how far it is', async () => {
    put('a.check.yaml', household);
    const said: string[] = [];
    const request = {
      operands: ['.'],
      directory,
      explain: false,
      update: false,
      allowOutside: false,
    };
    await checkFixtures(request, runner, (text) => said.push(text));
    expect(said).toEqual(['0 of 1 cases checked']);
  });
});
