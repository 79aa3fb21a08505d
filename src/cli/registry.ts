import { type Loaded, loaded } from './loaded.ts';

/** A command before it is loaded: what the list of commands says, and where its code is. */
export interface Registered {
  readonly name: string;
  /** What it reads, for the usage line; empty where it reads only its options. */
  readonly operands: '' | 'FILE...' | 'PATH...';
  readonly summary: string;
  readonly description: string;
  readonly examples: readonly string[];
  readonly load: () => Promise<Loaded>;
}

export const registry: readonly Registered[] = [
  {
    name: 'estimate',
    operands: '',
    summary: 'what is one such customer worth?',
    description:
      'Values one customer from a spend and a stay, as a waterfall from spend to lifetime value. Any input may be a range, low..high or low..likely..high. What is not given is left out, and named.',
    examples: [
      'rapport estimate --spend 1062/mo --tenure 4y',
      'rapport estimate --spend 1062/mo --tenure 4y..13y --margin 25%',
      'rapport estimate --spend 12744/y --retention 75%/y --margin 25% --discount 10% --explain',
      'rapport estimate --spend 12744/y --tenure 4y --margin 25% --acquisition 900 --break-even margin',
      'rapport estimate --spend 12744/y --retention 75%/y --margin 25% --discount 10% --reconcile 6827.14',
    ],
    load: async () => loaded((await import('../commands/estimate/command.ts')).estimate),
  },
  {
    name: 'check',
    operands: 'PATH...',
    summary: 'do the calculations still come out?',
    description:
      'Runs fixture files and compares what commands answer with what was expected: YAML, JSON or CSV files whose names end in .check.yaml, .check.json or .check.csv, and all of those in a folder. Numbers must agree to half of the last digit written.',
    examples: [
      'rapport check fixtures',
      'rapport check fixtures/households/estimate.check.yaml --explain',
      'rapport check fixtures --format junit -o report.xml',
      'rapport check fixtures --update',
    ],
    load: async () => loaded((await import('../commands/check/command.ts')).check),
  },
];
