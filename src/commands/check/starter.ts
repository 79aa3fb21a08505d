import type { Starter } from '../shared/init-option.ts';

/** A fixture to be filled in with one's own cases; it passes as it is. */
export const starter: Starter = {
  file: 'rapport.check.yaml',
  schema: 'fixture@1.json',
  text: `# Expected results, which rapport check computes again. docs/checks.md of the package describes this file.

# What all cases have unless they say otherwise.
defaults:
  command: estimate
  options: { spend: 1062/mo, tenure: 4y }
  # tolerance: 1%           # a number agrees to half of its last digit unless a tolerance is given

cases:
  # 12 months * 1,062 * 4 years
  - name: a family of four years
    expect:
      lifetimeValue: 50976.00

  # A quarter of it
  - name: the same after the cost of the goods
    options: { margin: 25% }
    expect:
      lifetimeValue: 12744.00
      waterfall[step=spend].amount: 50976.00

  # What must be refused, by the code of the problem
  - name: spend without a unit
    options: { spend: 1062 }
    fails: unit-missing

  # A file of yours, in the folder of this one or below; rapport value customers.csv --by plan --json shows the paths.
  # - name: customers by plan
  #   command: value
  #   files: [customers.csv]
  #   options: { spend: false, tenure: false, by: plan }
  #   expect:
  #     total.customers: 4
  #     segments[plan=basic].totalValue: 759.17
  #   tolerance: { "segments[plan=basic].totalValue": 1% }
`,
};
