import { failure, success } from '../../../core/outcome.ts';
import { cost, period, type Quantity, quantity } from '../../../core/quantity/quantity.ts';
import { isRange } from '../../../core/quantity/range.ts';
import { inYears } from '../../../core/quantity/rate.ts';
import type { Assumption } from '../../../core/report.ts';
import { type Outcome, type Problem, problem } from '../../../problems/problem.ts';
import { Refusal } from '../../../problems/refusal.ts';
import type { OptionValues, World } from '../../command.ts';
import {
  economicInputs,
  fieldName,
  type InputKind,
  type InputName,
  type InputText,
  inputNamed,
  kindOf,
} from './inputs.ts';

/** One input, understood: a quantity, or one of the words its kind allows. */
export interface Input extends InputText {
  readonly quantity?: Quantity;
}

export type Inputs = ReadonlyMap<InputName, Input>;

const stays = ['tenure', 'retention', 'churn'] as const satisfies readonly InputName[];

/** Inputs of a file that an option contradicts, or leaves without a meaning: the option wins. */
const silenced: readonly (readonly [
  option: string,
  value: string,
  inputs: readonly InputName[],
])[] = [
  ...stays.map((name) => [name, '', stays] as const),
  ['tenure', '', ['first-payment']],
  ...(['observed', 'expected', 'all'] as const).map(
    (method) => ['method', method, [...stays, 'first-payment']] as const,
  ),
  ['acquisition-costs', '', ['acquisition']],
];

/** The inputs that a file has no say in, given the options. */
function silencedBy(options: OptionValues): ReadonlySet<InputName> {
  const given = economicInputs.filter(({ name }) => options[name] !== undefined);
  const beside = silenced.filter(
    ([option, value]) =>
      options[option] !== undefined && (value === '' || options[option] === value),
  );
  return new Set([...given.map(({ name }) => name), ...beside.flatMap(([, , names]) => names)]);
}

/**
 * The economic inputs that a request gives, from its options and its assumptions file; an option wins.
 *
 * @throws {Refusal} with everything that cannot be read, not only the first
 */
export async function readInputs(
  options: OptionValues,
  world: World,
  allowed: readonly string[],
): Promise<Inputs> {
  const texts = new Map<InputName, InputText>();
  for (const { name } of economicInputs) {
    const text = options[name];
    if (typeof text === 'string') texts.set(name, { text, source: `--${name}` });
  }
  const file = options['assumptions'];
  if (typeof file === 'string') {
    // Loaded only here: the YAML parser takes longer to load than an estimate takes.
    const { readAssumptionsFile } = await import('./assumptions-file.ts');
    const silent = silencedBy(options);
    for (const [name, text] of readAssumptionsFile(file, world.directory, allowed)) {
      if (!silent.has(name)) texts.set(name, text);
    }
  }

  const inputs = new Map<InputName, Input>();
  const problems: Problem[] = [];
  for (const { name } of economicInputs) {
    const text = texts.get(name);
    if (text === undefined) continue;
    const read = understood(name, text);
    if (read.ok) inputs.set(name, read.value);
    else problems.push(read.problem);
  }
  if (problems.length > 0) throw new Refusal(...problems);
  return inputs;
}

/** An input whose text is read by its kind; problems name it and where it stands. */
export function understood(name: InputName, input: InputText): Outcome<Input> {
  const { text } = input;
  const kind: InputKind = kindOf(name);
  const what = inputNamed(name, input);
  if (typeof kind !== 'string') {
    return kind.includes(text)
      ? success(input)
      : failure(problem('option-choice', { option: what, text, choices: kind.join(', ') }));
  }
  const read =
    kind === 'cost'
      ? cost(what, text)
      : kind === 'period'
        ? period(what, text)
        : quantity(kind, what, text);
  if (!read.ok) return read;
  if (kind === 'period' && isRange(read.value.range)) {
    return failure(problem('quantity-unreadable', { what, text, examples: 'mo, y or 3mo' }));
  }
  const allowed = implausible(kind, read.value);
  return allowed === undefined
    ? success({ ...input, quantity: read.value })
    : failure(problem('out-of-range', { what, text, allowed }));
}

const longestYears = 1000;

/** What a time must keep to: periods are counted one by one, and no relationship has billions of them. */
function implausible(kind: InputKind, { range, unit, dimension }: Quantity): string | undefined {
  if (dimension !== 'time' || unit === null) return undefined;
  if (inYears(range.high, unit) > longestYears) return `at most ${longestYears} years`;
  // A day is a little less than a day's share of a year in floating point.
  const shorter = kind === 'period' && inYears(range.low, unit) < inYears(0.999, 'd');
  return shorter ? 'at least a day' : undefined;
}

/** The inputs as the result shows them: value in its unit, text and source. */
export function echoed(inputs: Inputs): Record<string, Assumption> {
  const echo: Record<string, Assumption> = {};
  for (const { name } of economicInputs) {
    const input = inputs.get(name);
    if (input !== undefined) echo[fieldName(name)] = assumption(input);
  }
  return echo;
}

/** An input as the result shows it. */
export function assumption({ quantity: read, text, source }: Input): Assumption {
  if (read === undefined) return { value: text, unit: null, text, source };
  const { range, unit, dimension } = read;
  const written = unit === null || dimension === 'time' ? unit : `/${unit}`;
  const ends = isRange(range) ? { low: range.low, high: range.high } : {};
  return { value: range.base, unit: written, text, source, ...ends };
}

/** What holds where the inputs do not say otherwise, as the result shows it. */
export function conventionDefaults(inputs: Inputs): Record<string, Assumption> {
  const defaults: readonly (readonly [InputName, InputName | undefined, string | number])[] = [
    ['timing', undefined, 'mid'],
    ['first-payment', undefined, 'included'],
    ['referral-value', 'referrals', 'own'],
    ['referral-reward', 'referrals', 0],
    ['mending-cost', 'incidents', 0],
  ];
  return Object.fromEntries(
    defaults.flatMap(([name, only, value]) => {
      const holds = !inputs.has(name) && (only === undefined || inputs.has(only));
      const echo: Assumption = { value, unit: null, text: String(value), source: 'default' };
      return holds ? [[fieldName(name), echo]] : [];
    }),
  );
}
