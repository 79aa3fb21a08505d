/** What people look for an option for that no command has, and what they can do instead. */
const meanings: readonly { readonly names: readonly string[]; readonly instead: string }[] = [
  {
    names: ['decimals', 'precision', 'round', 'rounding', 'digits', 'decimal-places'],
    instead:
      'No option rounds what is printed: JSON and CSV have every digit; round them where they are used.',
  },
  {
    names: ['ltv', 'clv', 'cltv'],
    instead: 'No option gives the lifetime value: rapport estimate and rapport value compute it.',
  },
  {
    names: ['aov', 'order-value', 'average-order-value', 'orders-per-year', 'purchase-frequency'],
    instead:
      'No option separates orders: spend is order value times orders, as --spend 40/mo of rapport estimate.',
  },
  {
    names: ['html', 'pdf', 'xlsx', 'excel'],
    instead: 'No option writes that; --format md and --format csv can be turned into it.',
  },
  {
    names: ['file', 'files', 'input', 'in', 'data', 'path', 'csv-file'],
    instead: 'Files are named without an option: rapport value customers.csv.',
  },
  {
    names: ['sheet', 'header', 'no-header', 'skip', 'skip-rows', 'skiprows'],
    instead: 'The header is found without an option; rapport inspect FILE shows where.',
  },
  {
    names: ['threads', 'jobs', 'parallel', 'workers', 'cores', 'chunk-size'],
    instead: 'No option is needed: one file of any size is read as fast as it can be.',
  },
  {
    names: ['dry-run', 'force', 'overwrite', 'yes'],
    instead: 'No option is needed: input files are never changed.',
  },
  {
    names: ['tax', 'vat', 'tax-rate'],
    instead: 'No option subtracts tax: give spend without it.',
  },
  {
    names: ['start-date', 'from-date', 'begin'],
    instead: 'No option leaves out what came earlier: give files without it.',
  },
  {
    names: ['alpha', 'confidence-level', 'level', 'significance'],
    instead: 'No option changes the level: every interval is one of 95 %.',
  },
  {
    names: ['pretty', 'indent', 'minify'],
    instead: 'No option lays out JSON: pipe it through jq or another tool.',
  },
  {
    names: ['locale', 'lang', 'language', 'thousands'],
    instead: 'No option changes the language: numbers are printed alike everywhere.',
  },
];

/** What to do where no option of any command means a name; empty for any other name. */
export const withoutOption = (name: string): string =>
  meanings.find(({ names }) => names.includes(name))?.instead ?? '';
