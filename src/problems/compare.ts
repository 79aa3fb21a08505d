import { entry } from './entry.ts';

const unreadable = {
  empty: 'the file is empty',
  'cut-short': 'the file ends too early',
  'not-json': 'the file is not JSON',
  'too-large': 'the file is larger than a saved result can be',
};

const broken = {
  missing: (where: string) => `the field ${where} is missing`,
  unusable: (where: string) => `the field ${where} has a value that cannot be used`,
  'not-the-sum': (where: string) => `the parts of ${where} do not add up to it`,
};

const mustAgree = {
  command: { of: 'commands', fix: 'Save the result of one command twice.' },
  version: {
    of: 'versions, and no figure means the same in both',
    fix: 'Save the earlier result again with this version.',
  },
  currency: {
    of: 'currencies',
    fix: 'Run one of them again in the currency of the other, with --currency (and --rates for files).',
  },
  method: {
    of: 'methods',
    fix: 'Run one of them again with the method of the other.',
  },
  basis: {
    of: 'bases',
    fix: 'Run one of them again: with --margin both are margin, without it both are spend.',
  },
  period: { of: 'payment periods', fix: 'Run one of them again with the --period of the other.' },
  time: {
    of: 'lengths of observation',
    fix: 'Run one of them again with the --over of the other.',
  },
  horizon: { of: 'horizons', fix: 'Run one of them again with the --horizon of the other.' },
  amounts: {
    of: 'amounts of orders',
    fix: 'Run one of them again with the --amounts of the other.',
  },
  cohort: { of: 'cohorts', fix: 'Run one of them again with the --cohort of the other.' },
  segments: {
    of: 'segments',
    fix: 'Run one of them again with the --by of the other.',
  },
  kind: {
    of: 'kinds of data',
    fix: 'Compare customers with customers, and cohorts with cohorts.',
  },
  assignment: {
    of: 'assignments',
    fix: 'Compare programmes with the same --assignment.',
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
    message: ({ schema, known }) =>
      `the result has the schema ${schema}, and this version reads ${known}`,
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
      `compare needs two saved results, and ${given === 1 ? 'one is' : `${given} are`} given`,
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
    advice: ({ what }) => mustAgree[what].fix,
  }),
  'estimate-not-reproduced': entry<{ saved: string; now: string }>({
    severity: 'warning',
    message: ({ saved, now }) =>
      `the saved assumptions give ${now}, but the saved result is ${saved}: the version differs, or the file was edited`,
    advice: () =>
      'Save both results again with this version; until then only the steps can be compared.',
  }),
  'inputs-inseparable': entry<{ reason: 'too-many' | 'no-value'; inputs: number }>({
    severity: 'note',
    message: ({ reason, inputs }) =>
      reason === 'too-many'
        ? `${inputs} inputs changed, too many to separate their effects`
        : `the effects of the ${inputs} changed inputs cannot be separated: with only some of them changed there is no value`,
    advice: () =>
      'The steps show what changed. For the effect of each input, save an estimate in between and compare twice.',
  }),
};
