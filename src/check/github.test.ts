import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { annotationText, github } from './github.ts';
import type { CheckResult } from './result.ts';

const result: CheckResult = {
  passed: 1,
  failed: 2,
  cases: [
    {
      fixture: 'a.yaml',
      line: 2,
      name: 'fine',
      command: 'value',
      status: 'passed',
      mismatches: [],
    },
    {
      fixture: 'a,b.yaml',
      line: 7,
      name: 'renters: 5%',
      command: 'value',
      status: 'failed',
      mismatches: [
        {
          path: 'total.customers',
          line: 12,
          reason: 'differs',
          expected: 12,
          written: '12',
          actual: 13,
          tolerance: 0,
          difference: 1,
          found: null,
        },
      ],
    },
    {
      fixture: 'a.yaml',
      line: 20,
      name: 'refused',
      command: 'value',
      status: 'failed',
      mismatches: [],
      error: { code: 'file-missing', message: 'x.csv: there is no such file' },
    },
  ],
};

describe('annotations for GitHub', () => {
  // What the reference of workflow commands writes: properties escape % : and , besides line ends, the message % only.
  it('are an error at the line of each value that differs', () => {
    expect(github(result)).toBe(
      [
        '::error file=a%2Cb.yaml,line=12,title=renters%3A 5%25::total.customers: expected 12 exactly, got 13%0Aoff by 1',
        '::error file=a.yaml,line=20,title=refused::file-missing: x.csv: there is no such file',
        '1 passed, 2 failed',
        '',
      ].join('\n'),
    );
  });

  it('give back every text by the rules of the runner, in one line', () => {
    // As actions/runner reads a command: src/Runner.Common/ActionCommand.cs.
    const unescaped = (text: string) =>
      text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
    const unescapedProperty = (text: string) =>
      unescaped(text.replaceAll('%3A', ':').replaceAll('%2C', ','));
    const plain = fc.string().filter((text) => !/[\p{Cc}\u061c\u200e-\u2069]/u.test(text));
    const text = fc.tuple(plain, fc.constantFrom('\n', '\r', '%', ':', '::', ','), plain);
    fc.assert(
      fc.property(text, text, (title, message) => {
        const line = annotationText({
          level: 'error',
          title: title.join(''),
          lines: [message.join('')],
        });
        expect(line).not.toMatch(/[\r\n]/);
        const [, properties = '', said = ''] = /^::error title=(.*?)::(.*)$/.exec(line) ?? [];
        expect(unescapedProperty(properties)).toBe(title.join(''));
        expect(unescaped(said)).toBe(message.join(''));
      }),
    );
  });
});
