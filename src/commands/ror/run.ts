import { currencyNamed } from '../../input/cells/currency-codes.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { Answer, Request, World } from '../command.ts';
import { keyOf } from '../option.ts';
import { answerOf } from '../shared/answer.ts';
import { currencyOption, type NamedCurrency, oneCurrency } from '../shared/economics/currency.ts';
import { drawingEchoed } from '../shared/economics/drawing.ts';
import { assumptionsOf } from './assumptions.ts';
import { fromCustomerFiles } from './from-customer-files.ts';
import { fromProgrammeFile } from './from-programme-file.ts';
import type { RorOptions } from './options.ts';
import type { Leaves } from './programme-file.ts';
import { type ProgrammeText, programmeText } from './programme-text.ts';
import type { RorResult } from './result.ts';

/** Whether nurturing relationships paid: from a programme file, or from customers treated and compared. */
export async function run(request: Request<RorOptions>, world: World): Promise<Answer<RorResult>> {
  const { operands, options } = request;
  const described = operands.filter((file) => /\.(ya?ml|json)$/i.test(file));
  if (described.length > 0) refuseBeside(request, described);
  const file = described[0] ?? options.programme;
  const leaves = file !== undefined ? await leavesOf(file, world) : new Map();
  const text = programmeText(leaves, options);
  const found =
    described.length > 0
      ? fromProgrammeFile(text, options, world)
      : await fromCustomerFiles(text, request, world);
  const { result, problems } = found;
  if (result.comparison === 'before-after' && result.assignment !== 'self-selected') {
    const { text: assignment } = text.assignment;
    problems.add(problem('assignment-without-comparison', { assignment }));
  }
  return answerOf(
    'ror',
    {
      currency: oneCurrency([currencyOption(options), ...currenciesOf(text), ...found.currencies]),
      assumptions: {
        ...assumptionsOf(text, found.implied),
        ...drawingEchoed(found.drawing, options),
      },
      result,
    },
    [...found.read.map((each) => ({ problems: each })), found],
  );
}

/** Loaded only here: the YAML parser and the schema take longer to load than the return takes to calculate. */
async function leavesOf(file: string, { directory }: World): Promise<Leaves> {
  const { readProgrammeFile } = await import('./programme-file.ts');
  return readProgrammeFile(file, directory);
}

/** Options of customer files, which say nothing beside a programme file that describes its groups itself. */
const ofCustomerFiles = [
  'treated',
  'comparison',
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
] as const;

function refuseBeside(
  { operands, options }: Request<RorOptions>,
  described: readonly string[],
): void {
  const needs = 'a file of customers';
  const problems: Problem[] = ofCustomerFiles
    .filter((name) => [options[keyOf(name) as keyof RorOptions] ?? []].flat().length > 0)
    .map((name) => problem('option-needs', { option: `--${name}`, needs }));
  if (operands.length > 1) {
    const [one = ''] = described;
    const other = operands.find((file) => file !== one) ?? one;
    const settle = 'Give one programme file; with files of customers, give it as --programme FILE.';
    problems.push(problem('option-conflict', { options: `${one} and ${other}`, settle }));
  }
  if (problems.length > 0) throw new Refusal(...problems);
}

/** The currency that the programme file names, and the signs its amounts carry. */
function currenciesOf({ currency, inputs, figures }: ProgrammeText): NamedCurrency[] {
  const named: NamedCurrency[] = [];
  if (currency !== undefined) {
    const known = currencyNamed(currency.text.trim());
    if (known === undefined) {
      const args = { what: 'currency', text: currency.text, examples: 'EUR, USD or $' };
      throw new Refusal(problem('quantity-unreadable', args, currency.at));
    }
    named.push({ currency: known, where: `currency (${currency.source})` });
  }
  for (const [name, { quantity, source }] of [...inputs, ...figures]) {
    const sign = quantity?.sign ?? '';
    if (sign !== '')
      named.push({ currency: currencyNamed(sign) ?? sign, where: `${name} (${source})` });
  }
  return named;
}
