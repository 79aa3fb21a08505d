import { isCalled, type OptionSpec } from '../commands/option.ts';
import { synonymOf } from '../commands/synonyms.ts';
import { nearest } from '../problems/nearest.ts';
import { problem } from '../problems/problem.ts';
import { Refusal } from '../problems/refusal.ts';
import { registry } from './registry.ts';
import { sharedOptions } from './shared-options.ts';

/**
 * Answers an option that a command does not take by what it means: the option of this command that means it, the
 * commands that have it, what to do where no option does, or the option that it misspells.
 */
export async function unknownOption(option: string, command: string): Promise<Refusal> {
  const name = option.replace(/^-+/, '');
  const loaded = await Promise.all(registry.map(({ load }) => load()));
  const own = [...sharedOptions, ...(loaded.find((each) => each.name === command)?.options ?? [])];
  const unknown = (suggestion: string, instead = '') =>
    new Refusal(
      problem('option-unknown', {
        option,
        command,
        suggestion,
        ...(instead !== '' && { instead }),
      }),
    );

  const synonym = synonymOf(name, own);
  if (synonym !== '') return unknown(synonym);
  const takes = loaded.filter(({ options }) => options.some((spec) => isCalled(spec, name)));
  if (takes.length > 0) {
    // By itself the name would be taken for the language.
    const usedBy = takes
      .map((each) => (each.name === 'sql' ? 'rapport sql' : each.name))
      .join(', ');
    return new Refusal(problem('option-unused', { option, command, usedBy }));
  }
  const instead = withoutOption(name) || elsewhere(name, command, loaded);
  if (instead !== '') return unknown('', instead);
  return unknown(
    nearest(
      option,
      own.map((spec) => `--${spec.name}`),
    ),
  );
}

/** "No option of retention means that; it is --tenure in estimate, value, referral."; empty where it is in none. */
function elsewhere(
  name: string,
  command: string,
  commands: readonly { readonly name: string; readonly options: readonly OptionSpec[] }[],
): string {
  const known = commands.flatMap((each) => {
    const written = synonymOf(name, each.options);
    return written === '' ? [] : [{ written, command: each.name }];
  });
  const [first] = known;
  if (first === undefined) return '';
  const having = known.filter(({ written }) => written === first.written);
  const names = having.map((each) => each.command).join(', ');
  return `No option of ${command} means that; it is ${first.written} in ${names}.`;
}

/** What people look for an option for that no command has, and what they can do instead. */
const meanings: readonly { readonly names: readonly string[]; readonly instead: string }[] = [
  {
    names: ['decimals', 'precision', 'round', 'rounding', 'digits', 'decimal-places'],
    instead:
      'No option rounds what is printed: JSON and CSV have amounts with six decimals; round them where they are used.',
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
    names: ['pdf'],
    instead: 'No option writes that; a browser prints -o page.html as PDF.',
  },
  {
    names: ['file', 'files', 'input', 'in', 'data', 'path', 'csv-file'],
    instead: 'Files are named without an option: rapport value customers.csv.',
  },
  {
    names: ['header', 'no-header', 'skip', 'skip-rows', 'skiprows'],
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
const withoutOption = (name: string): string =>
  meanings.find(({ names }) => names.includes(name))?.instead ?? '';
