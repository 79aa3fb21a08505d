import { entry } from './entry.ts';

const unreadable = {
  empty: 'the file is empty',
  'cut-short': 'the file breaks off in the middle',
  'not-json': 'the file is not JSON',
  'too-large': 'the file is larger than a saved result can be',
};

const broken = {
  missing: (where: string) => `the field ${where} is missing, and is needed here`,
  unusable: (where: string) => `the field ${where} does not hold what is needed here`,
  'not-the-sum': (where: string) => `the parts of ${where} do not add up to it`,
};

const mustAgree = {
  command: { of: 'commands', mend: 'Save the result of one command twice.' },
  currency: {
    of: 'currencies',
    mend: 'Make one of them again in the currency of the other, with --currency (and --rates for files).',
  },
  method: {
    of: 'methods',
    mend: 'Make one of them again by the method of the other; a stay read in two ways is two figures.',
  },
  basis: {
    of: 'bases',
    mend: 'Make one of them again: with --margin both are margin, without it both are spend.',
  },
  period: { of: 'payment periods', mend: 'Make one of them again with the --period of the other.' },
  time: { of: 'times of problems', mend: 'Make one of them again with the --over of the other.' },
  horizon: { of: 'horizons', mend: 'Make one of them again with the --horizon of the other.' },
  segments: {
    of: 'divisions into segments',
    mend: 'Make one of them again with the --by of the other.',
  },
  kind: {
    of: 'kinds of data',
    mend: 'Compare customers with customers, and cohorts with cohorts.',
  },
  assignment: {
    of: 'grounds for what may be said',
    mend: 'Compare programmes whose --assignment is the same; another one is another claim.',
  },
};

export const compare = {
  'saved-result-unreadable': entry<{ reason: keyof typeof unreadable }>({
    severity: 'error',
    message: ({ reason }) => `${unreadable[reason]}, so no result can be read from it`,
    advice: () =>
      'Save the result again, for example: rapport value customers.csv --json -o before.json',
  }),
  'saved-result-foreign': entry({
    severity: 'error',
    message: () => 'this is JSON, but not a result that rapport saved',
    advice: () => 'Name a file that --json wrote; its first field is "schema": "rapport/…@1".',
  }),
  'saved-result-version': entry<{ schema: string; known: string }>({
    severity: 'error',
    message: ({ schema, known }) => `the result has the form ${schema}, and ${known} is known here`,
    advice: () => 'Update rapport, or save the result again with this version.',
  }),
  'saved-result-broken': entry<{
    where: string;
    reason: keyof typeof broken;
  }>({
    severity: 'error',
    message: ({ where, reason }) => broken[reason](where),
    advice: () => 'Save the result again; one that was edited cannot be relied on.',
  }),
  'comparison-unknown': entry<{ command: string; known: string }>({
    severity: 'error',
    message: ({ command }) => `results of ${command} cannot be compared`,
    advice: ({ known }) => `Compare results of ${known}.`,
  }),
  'comparison-two-files': entry<{ given: number }>({
    severity: 'error',
    message: ({ given }) =>
      `compare needs two saved results, and ${given === 1 ? 'one is' : `${given} are`} named`,
    advice: () => 'Name the earlier one first: rapport compare before.json after.json',
  }),
  'results-differ': entry<{
    what: keyof typeof mustAgree;
    before: string;
    after: string;
  }>({
    severity: 'error',
    message: ({ what, before, after }) =>
      `the two results have different ${mustAgree[what].of}: ${before} before, ${after} after`,
    advice: ({ what }) => mustAgree[what].mend,
  }),
  'estimate-not-reproduced': entry<{ saved: string; now: string }>({
    severity: 'warning',
    message: ({ saved, now }) =>
      `the saved assumptions give ${now}, and the saved result is ${saved}: another version, or an edited file`,
    advice: () =>
      'Save both results again with this version; until then only the steps can be compared.',
  }),
  'inputs-inseparable': entry<{ reason: 'too-many' | 'no-value'; inputs: number }>({
    severity: 'note',
    message: ({ reason, inputs }) =>
      reason === 'too-many'
        ? `${inputs} inputs changed, too many to tell their effects apart`
        : `with some of the ${inputs} inputs changed and others not there is no value, so their effects cannot be told apart`,
    advice: () =>
      'The steps show what changed; for the inputs, save an estimate in between and compare twice.',
  }),
};
