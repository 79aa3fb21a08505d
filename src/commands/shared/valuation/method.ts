import { problem } from '../../../problems/problem.ts';
import { Refusal } from '../../../problems/refusal.ts';
import { optionNamed } from '../../read-options.ts';
import type { Inputs } from '../economics/inputs.ts';
import type { ValuationOptions } from './options.ts';

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

/**
 * The method that the options ask for: `assumed` where they say how long customers stay, else the usual one.
 *
 * @throws {Refusal} the method and the first payment contradict each other
 */
export function methodOf(
  { method: asked }: ValuationOptions,
  inputs: Inputs,
  usual: 'observed' | 'expected' = 'observed',
): ValueMethodName {
  const stay = (['tenure', 'retention', 'churn'] as const).find((name) => inputs.has(name));
  if (stay !== undefined) return `assumed ${stay}`;
  const method = asked === undefined || asked === 'assumed' ? usual : asked;
  const first = inputs.get('first-payment');
  if (first?.text === 'excluded') {
    const names = `${optionNamed('first-payment', first)} excluded and --method ${method}`;
    const settle = 'Recorded tenures begin with their first payment; leave out --first-payment.';
    throw new Refusal(problem('option-conflict', { options: names, settle }));
  }
  return method;
}

/** Whether the method goes by the retention curves of the segments. */
export const goesByCurves = (method: ValueMethodName | undefined): method is 'expected' | 'all' =>
  method === 'expected' || method === 'all';
