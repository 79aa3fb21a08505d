import type { ProblemArguments } from '../core/problem-arguments.ts';
import type { Wordings } from './wording.ts';

type Unreadable = ProblemArguments['fixture-unreadable']['reason'];

const unreadable: Readonly<Record<Unreadable, string>> = {
  missing: 'there is no such file or folder',
  'not-permitted': 'the file may not be read',
  'not-text': 'the file is not UTF-8 text',
  'no-file-or-folder': 'this is neither a file nor a folder',
};

const mendUnreadable: Readonly<Record<Unreadable, string>> = {
  missing: 'Check the spelling, and the folder that you are in.',
  'not-permitted': 'Give yourself the right to read it.',
  'not-text': 'Save it as UTF-8.',
  'no-file-or-folder': 'Name a fixture file, or a folder of them.',
};

export const checks: Wordings<
  | 'fixture-unreadable'
  | 'fixture-none'
  | 'fixture-syntax'
  | 'fixture-key-unknown'
  | 'fixture-key-missing'
  | 'fixture-value'
  | 'fixture-path'
  | 'case-without-expectations'
> = {
  'fixture-unreadable': {
    severity: 'error',
    message: ({ reason }) => unreadable[reason],
    advice: ({ reason }) => mendUnreadable[reason],
  },
  'fixture-none': {
    severity: 'error',
    message: ({ folder }) => `${folder} holds no fixture`,
    advice: ({ endings }) =>
      `In a folder, files whose names end in ${endings} are read; name any other file itself.`,
  },
  'fixture-syntax': {
    severity: 'error',
    message: ({ detail }) => detail,
    advice: () => 'Mend the line; nothing in this file was checked.',
  },
  'fixture-key-unknown': {
    severity: 'error',
    message: ({ key, within }) => `"${key}" has no meaning in ${within}`,
    advice: ({ known, nearest }) =>
      nearest === '' ? `Use ${known}.` : `Did you mean "${nearest}"? Known are ${known}.`,
  },
  'fixture-key-missing': {
    severity: 'error',
    message: ({ key, within }) => `${within} has no "${key}"`,
    advice: ({ key }) => `Add "${key}".`,
  },
  'fixture-value': {
    severity: 'error',
    message: ({ key, text, allowed }) => `"${key}" is ${text}, not ${allowed}`,
    advice: ({ key, allowed }) => `Let "${key}" be ${allowed}.`,
  },
  'fixture-path': {
    severity: 'error',
    message: ({ path, near }) =>
      near === ''
        ? `cannot read the path "${path}" to its end`
        : `cannot read the path "${path}" from "${near}" on`,
    advice: () =>
      'Write it like lifetimeValue, segments[home=renter].customers, customers[0].id or $.sources[0].read.',
  },
  'case-without-expectations': {
    severity: 'error',
    message: ({ name }) => `"${name}" expects nothing, so it proves nothing`,
    advice: () =>
      'Add an expected value by its path under "expect", or the code that it "fails" with.',
  },
};
