import { problem } from '../../../problems/problem.ts';
import { Refusal } from '../../../problems/refusal.ts';
import type { OptionValues } from '../../command.ts';
import { inputNamed } from '../economics/inputs.ts';
import type { Inputs } from '../economics/read-inputs.ts';

/** What may say how long the customers who are valued stay. */
export const valueMethods = [
  'observed',
  'assumed tenure',
  'assumed retention',
  'assumed churn',
  'expected',
  'all',
] as const;

export type ValueMethodName = (typeof valueMethods)[number];

const stays = ['tenure', 'retention', 'churn'] as const;

/** Methods that go by the recorded tenures. */
const recorded = ['observed', 'expected', 'all'] as const;

/**
 * The method that the options ask for: `assumed` where they say how long customers stay, else the usual one.
 *
 * @throws {Refusal} the method and another option contradict each other
 */
export function methodOf(
  options: OptionValues,
  inputs: Inputs,
  usual: 'observed' | 'expected' = 'observed',
): ValueMethodName {
  const stay = stays.find((name) => inputs.has(name));
  const asked = options['method'];
  const named = recorded.find((name) => name === asked);
  if (named !== undefined && stay !== undefined) {
    const names = `--method ${named} and --${stay}`;
    const settle = `Leave out --${stay} to use recorded tenures, or use --method assumed.`;
    throw new Refusal(problem('option-conflict', { options: names, settle }));
  }
  if (asked === 'assumed' && stay === undefined) {
    const needs = '--tenure, --retention or --churn';
    throw new Refusal(problem('option-needs', { option: '--method assumed', needs }));
  }
  if (stay !== undefined) {
    refuseIdle(options);
    return `assumed ${stay}`;
  }
  const method = named ?? usual;
  const first = inputs.get('first-payment');
  if (first?.text === 'excluded') {
    const names = `${inputNamed('first-payment', first)} excluded and --method ${method}`;
    const settle = 'Recorded tenures begin with their first payment; leave out --first-payment.';
    throw new Refusal(problem('option-conflict', { options: names, settle }));
  }
  const more = ['each', 'intervals'].find((name) => options[name] === true);
  if (method === 'all' && more !== undefined) {
    const names = `--method all and --${more}`;
    const settle = 'Methods are compared for all customers; use --method expected.';
    throw new Refusal(problem('option-conflict', { options: names, settle }));
  }
  if (method === 'expected' && options['model'] !== undefined && !inputs.has('horizon')) {
    const needs = '--horizon or --method all';
    throw new Refusal(problem('option-needs', { option: '--model', needs }));
  }
  if (goesByCurves(method)) return method;
  refuseIdle(options);
  return 'observed';
}

/** Whether the method goes by the retention curves of the segments. */
export const goesByCurves = (method: ValueMethodName | undefined): method is 'expected' | 'all' =>
  method === 'expected' || method === 'all';

/** Options that only say how curves are estimated. */
function refuseIdle(options: OptionValues): void {
  const idle = ['model', 'window-start'].filter((name) => options[name] !== undefined);
  if (idle.length === 0) return;
  throw new Refusal(
    ...idle.map((name) =>
      problem('option-needs', { option: `--${name}`, needs: '--method expected or all' }),
    ),
  );
}
