import type { Assumption } from '../../core/report.ts';
import { currencyNamed } from '../../input/cells/currency-codes.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { Output, Request, World } from '../command.ts';
import { keyOf } from '../option.ts';
import { currencyOption, type NamedCurrency, oneCurrency } from '../shared/economics/currency.ts';
import { drawingEchoed } from '../shared/economics/drawing.ts';
import { assumption } from '../shared/economics/input.ts';
import { outputOf } from '../shared/output.ts';
import { fromClub } from './from-club.ts';
import { fromCustomerFiles } from './from-customer-files.ts';
import { fromProgrammeFile } from './from-programme-file.ts';
import type { RorOptions } from './options.ts';
import type { Leaves } from './programme-file.ts';
import { byDefault, type ProgrammeText, programmeText } from './programme-text.ts';
import type { RorResult } from './result.ts';

/**
 * Computes the return on relationship of a programme, from a file that describes it, from files of its customers, or
 * from the members of a club and a log of orders.
 *
 * @throws {Refusal} a file or an option cannot be used, or an input is missing
 */
export async function run(request: Request<RorOptions>, world: World): Promise<Output<RorResult>> {
  const { operands, options } = request;
  const programmeFiles = operands.filter((file) => /\.(ya?ml|json)$/i.test(file));
  if (programmeFiles.length > 0) refuseCustomerOptions(request, programmeFiles);
  const file = programmeFiles[0] ?? options.programme;
  const leaves = file !== undefined ? await leavesOf(file, world) : new Map();
  const text = programmeText(leaves, options);
  if (options.members !== undefined) return fromClub(text, options.members, request, world);
  const answer =
    programmeFiles.length > 0
      ? fromProgrammeFile(text, options, world)
      : await fromCustomerFiles(text, request, world);
  const { result, problems } = answer;
  if (result.comparison === 'before-after' && result.assignment !== 'self-selected') {
    const { text: assignment } = text.assignment;
    problems.add(problem('assignment-without-comparison', { assignment }));
  }
  const output = outputOf(
    'ror',
    {
      currency: oneCurrency([currencyOption(options), ...currenciesOf(text), ...answer.currencies]),
      assumptions: {
        ...assumptionsOf(text, answer.implied),
        ...drawingEchoed(answer.drawing, options),
      },
      result,
    },
    [...answer.read.map((each) => ({ problems: each })), answer],
  );
  return { ...output, liveSheets: answer.liveSheets };
}

/** Loaded only here: the YAML parser and the schema take longer to load than the return takes to calculate. */
async function leavesOf(file: string, { directory }: World): Promise<Leaves> {
  const { readProgrammeFile } = await import('./programme-file.ts');
  return readProgrammeFile(file, directory);
}

/** Options for files of customers. They have no effect with a programme file that describes its groups itself. */
const customerFileOptions = [
  'treated',
  'comparison',
  'members',
  'programme',
  'referrals-from',
  'recoveries-from',
  'since',
  'column',
  'rates',
  'rejects',
  'strict',
  'date-order',
  'date-format',
  'decimal',
  'encoding',
  'delimiter',
  'sheet',
] as const;

function refuseCustomerOptions(
  { operands, options }: Request<RorOptions>,
  programmeFiles: readonly string[],
): void {
  const needs = 'a file of customers';
  const problems: Problem[] = customerFileOptions
    .filter((name) => [options[keyOf(name) as keyof RorOptions] ?? []].flat().length > 0)
    .map((name) => problem('option-needs', { option: `--${name}`, needs }));
  if (operands.length > 1) {
    const [one = ''] = programmeFiles;
    const other = operands.find((file) => file !== one) ?? one;
    const settle = 'Give one programme file; with files of customers, give it as --programme FILE.';
    problems.push(problem('option-conflict', { options: `${one} and ${other}`, settle }));
  }
  if (problems.length > 0) throw new Refusal(...problems);
}

/** The currency that the programme file names, and those of the signs of its amounts. */
function currenciesOf({ currency, inputs, figures }: ProgrammeText): NamedCurrency[] {
  const currencies: NamedCurrency[] = [];
  if (currency !== undefined) {
    const known = currencyNamed(currency.text.trim());
    if (known === undefined) {
      const args = { what: 'currency', text: currency.text, examples: 'EUR, USD or $' };
      throw new Refusal(problem('quantity-unreadable', args, currency.at));
    }
    currencies.push({ currency: known, where: `currency (${currency.source})` });
  }
  for (const [name, { quantity, source }] of [...inputs, ...figures]) {
    const sign = quantity?.sign ?? '';
    if (sign !== '')
      currencies.push({ currency: currencyNamed(sign) ?? sign, where: `${name} (${source})` });
  }
  return currencies;
}

/** Every input that takes effect, defaults included, as the result shows it: by its path. */
function assumptionsOf(
  { customers, assignment, inputs, figures, investment }: ProgrammeText,
  implied: Readonly<Record<string, Assumption>>,
): Record<string, Assumption> {
  const shown: Record<string, Assumption> = { assignment: { unit: null, ...assignment } };
  if (customers !== undefined) {
    const { leaf, count } = customers;
    shown['customers'] = { value: count, unit: null, text: leaf.text, source: leaf.source };
  }
  for (const [name, input] of inputs) shown[keyOf(name)] = assumption(input);
  if (!inputs.has('timing')) shown['timing'] = byDefault('mid');
  for (const [name, value] of Object.entries(implied)) shown[name] ??= value;
  for (const [path, figure] of figures) shown[path] = assumption(figure);
  for (const { year, what, amount } of investment) {
    const { source = 'default' } = figures.get(amount) ?? {};
    const name = amount.replace('.amount', '');
    shown[`${name}.year`] = { value: year, unit: null, text: String(year), source };
    if (what !== '') shown[`${name}.what`] = { value: what, unit: null, text: what, source };
  }
  return shown;
}
