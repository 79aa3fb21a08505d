import { entry } from './entry.ts';

export const checks = {
  'fixture-unreadable': entry<{ reason: string }>({
    severity: 'error',
    message: ({ reason }) => `this cannot be read as a fixture: ${reason}`,
    advice: () =>
      'Name a file of UTF-8 text, or a folder that holds fixtures; see that it may be read.',
  }),
  'fixture-outside': entry({
    severity: 'error',
    message: () =>
      'the file stands outside the folder of the fixtures; it is read only with --allow-outside',
    advice: () =>
      'Put it beside the fixture or below, or add --allow-outside where you trust the fixtures.',
  }),
  'fixture-none': entry<{ folder: string; endings: string }>({
    severity: 'error',
    message: ({ folder }) => `${folder} holds no fixture`,
    advice: ({ endings }) =>
      `In a folder, files whose names end in ${endings} are read; name any other file itself.`,
  }),
  'fixture-syntax': entry<{ detail: string }>({
    severity: 'error',
    message: ({ detail }) => detail,
    advice: () => 'Mend the line; nothing in this file was checked.',
  }),
  'fixture-key-unknown': entry<{ key: string; within: string; known: string; nearest: string }>({
    severity: 'error',
    message: ({ key, within }) => `"${key}" has no meaning in ${within}`,
    advice: ({ known, nearest }) =>
      nearest === '' ? `Use ${known}.` : `Did you mean "${nearest}"? Known are ${known}.`,
  }),
  'fixture-key-missing': entry<{ key: string; within: string }>({
    severity: 'error',
    message: ({ key, within }) => `${within} has no "${key}"`,
    advice: ({ key }) => `Add "${key}".`,
  }),
  'fixture-value': entry<{ key: string; text: string; allowed: string }>({
    severity: 'error',
    message: ({ key, text, allowed }) => `"${key}" is ${text}, not ${allowed}`,
    advice: ({ key, allowed }) => `Let "${key}" be ${allowed}.`,
  }),
  'fixture-path': entry<{ path: string; near: string }>({
    severity: 'error',
    message: ({ path, near }) =>
      near === ''
        ? `cannot read the path "${path}" to its end`
        : `cannot read the path "${path}" from "${near}" on`,
    advice: () =>
      'Write it like lifetimeValue, segments[home=renter].customers, customers[0].id or $.sources[0].read.',
  }),
  'case-without-expectations': entry<{ name: string }>({
    severity: 'error',
    message: ({ name }) => `"${name}" expects nothing, so it proves nothing`,
    advice: () =>
      'Add an expected value by its path under "expect", or the code that it "fails" with.',
  }),
};
