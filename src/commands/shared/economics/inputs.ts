import { failure } from '../../../core/outcome.ts';
import type { Assumption } from '../../../core/report.ts';
import { type StepName, stepNames } from '../../../core/value/terms.ts';
import { type Outcome, problem } from '../../../problems/problem.ts';
import { type Key, keyOf } from '../../option.ts';
import { optionNamed } from '../../option-values.ts';
import { type EconomicCommand, type EconomicSpec, economicInputs } from './economic-inputs.ts';
import { assumption, type Input, type InputText } from './input.ts';

type AnyInput = (typeof economicInputs)[number];
export type InputName = AnyInput['name'];

/** The economic inputs that are given, in the order of the list. */
export type Inputs = ReadonlyMap<InputName, Input>;

/** Options among which economic inputs may be. */
export type EconomicOptions = { readonly [N in InputName as Key<N>]?: Input };

type Taking<C extends EconomicCommand> = AnyInput extends infer I
  ? I extends { readonly commands: readonly (infer T)[] }
    ? C extends T
      ? I
      : never
    : never
  : never;

/** The economic inputs of a command. */
export const economicOptions = <C extends EconomicCommand>(command: C): readonly Taking<C>[] =>
  economicInputs.filter(({ commands }) =>
    commands.some((each) => each === command),
  ) as readonly AnyInput[] as readonly Taking<C>[];

/** The economic inputs among the options of a command. */
export const inputsOf = (options: EconomicOptions): Inputs =>
  new Map(
    economicInputs.flatMap(({ name }) => {
      const input = options[keyOf(name) as keyof EconomicOptions];
      return input === undefined ? [] : [[name, input] as const];
    }),
  );

/** The steps that a command has inputs for and that its values do not include, in their order. */
export function stepsLeftOut(
  command: EconomicCommand,
  included: Iterable<StepName>,
): readonly StepName[] {
  const specs: readonly EconomicSpec[] = economicOptions(command);
  const steps = new Set(specs.flatMap(({ step }) => step?.name ?? []));
  for (const step of included) steps.delete(step);
  return stepNames.filter((step) => steps.has(step));
}

/** The steps that inputs include, by themselves. */
export const stepsOfInputs = (inputs: Inputs): readonly StepName[] =>
  (economicInputs as readonly EconomicSpec[]).flatMap(({ name, step }) =>
    step !== undefined && inputs.has(name as InputName) ? step.name : [],
  );

/** An input whose text is read by its kind; problems name it and where it stands. */
export function understood(name: InputName, { text, source }: InputText): Outcome<Input> {
  const spec: EconomicSpec | undefined = economicInputs.find((each) => each.name === name);
  if (spec?.read === undefined) throw new RangeError(`no economic input ${name}`);
  const what = optionNamed(name, { source });
  const { choices } = spec;
  return choices === undefined || choices.includes(text)
    ? spec.read(text, what, source)
    : failure(problem('option-choice', { option: what, text, choices: choices.join(', ') }));
}

/** The option that gives a field of the assumptions: `referralValue` is "referral-value". */
export const optionName = (field: string): string =>
  field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The inputs as the result shows them. */
export const echoed = (inputs: Inputs): Record<string, Assumption> =>
  Object.fromEntries([...inputs].map(([name, input]) => [keyOf(name), assumption(input)]));

/** What holds where the inputs do not say otherwise, as the result shows it. */
export function conventionDefaults(inputs: Inputs): Record<string, Assumption> {
  const specs: readonly EconomicSpec[] = economicInputs;
  return Object.fromEntries(
    specs.flatMap(({ name, usual }) => {
      if (usual === undefined || inputs.has(name as InputName)) return [];
      const { value, only } = usual;
      if (only !== undefined && !inputs.has(only as InputName)) return [];
      const echo: Assumption = { value, unit: null, text: String(value), source: 'default' };
      return [[keyOf(name), echo]];
    }),
  );
}
