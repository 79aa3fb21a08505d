import type { Starter } from '../shared/init-option.ts';

/** A report to be filled in with one's own files. */
export const starter: Starter = {
  file: 'report.yaml',
  schema: 'report-file@1.json',
  text: `# A report that is made every month, for: rapport report report.yaml
# Names of files are relative to the folder of this file. An option on the command line wins over one in here.

title: What our customers are worth

# Orders, customers, costs of winning them, referrals, problems, indicators: each is recognised by its columns.
files:
  - orders.csv
  - ads.csv

# The options of rapport report, by their names.
options:
  margin: 40%                  # what is left of spend after the cost of the goods
  # by: channel                # a section that compares segments
  # payback: 90d               # within what time the cost of winning a customer is to come back
  # currency: USD

# Without this list: all that the files answer, in this order.
# sections: [worth, segments, stays, cost, returning, slipping, referrals, problems, indicators, unseen]

# Where the report is written; the ending says how: .html, .md, .json, .csv.
output: report.html

# An earlier report that was saved with --json, or -o last.json: adds what has changed since.
# since-last: last.json
`,
};
