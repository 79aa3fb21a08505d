import { entry } from './entry.ts';

export const checks = {
  'fixture-unreadable': entry<{ reason: string }>({
    severity: 'error',
    message: ({ reason }) => `this cannot be read as a fixture: ${reason}`,
    advice: () =>
      'Name a UTF-8 text file or a folder that contains fixtures, and check that you may read it.',
  }),
  'fixture-outside': entry({
    severity: 'error',
    message: () =>
      'the file is outside the folder of the fixture; it is read only with --allow-outside',
    advice: () =>
      'Move it into the folder of the fixture, or add --allow-outside if you trust the fixtures.',
  }),
  'fixture-none': entry<{ folder: string; endings: string }>({
    severity: 'error',
    message: ({ folder }) => `${folder} contains no fixture`,
    advice: ({ endings }) =>
      `In a folder, only files whose names end in ${endings} are fixtures; name any other file on the command line.`,
  }),
  'fixture-syntax': entry<{ detail: string }>({
    severity: 'error',
    message: ({ detail }) => detail,
    advice: () => 'Correct the line; nothing in this file was checked.',
  }),
  'fixture-key-unknown': entry<{ key: string; within: string; known: string; nearest: string }>({
    severity: 'error',
    message: ({ key, within }) => `"${key}" has no meaning in ${within}`,
    advice: ({ known, nearest }) =>
      nearest === '' ? `Use ${known}.` : `Did you mean "${nearest}"? The known names are ${known}.`,
  }),
  'fixture-key-missing': entry<{ key: string; within: string }>({
    severity: 'error',
    message: ({ key, within }) => `${within} has no "${key}"`,
    advice: ({ key }) => `Add "${key}".`,
  }),
  'fixture-value': entry<{ key: string; text: string; allowed: string }>({
    severity: 'error',
    message: ({ key, text, allowed }) => `"${key}" is ${text}, not ${allowed}`,
    advice: ({ key, allowed }) => `Set "${key}" to ${allowed}.`,
  }),
  'fixture-path': entry<{ path: string; near: string }>({
    severity: 'error',
    message: ({ path, near }) =>
      near === ''
        ? `the path "${path}" is incomplete`
        : `cannot read the path "${path}" at "${near}"`,
    advice: () =>
      'Write it like lifetimeValue, segments[home=renter].customers, customers[0].id or $.sources[0].read.',
  }),
  'case-without-expectations': entry<{ name: string }>({
    severity: 'error',
    message: ({ name }) => `"${name}" expects nothing, so it checks nothing`,
    advice: () =>
      'Under "expect", add a path and its value; or add "fails" with the code of a problem.',
  }),
};
