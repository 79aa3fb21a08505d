import { problem } from '../../core/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { OptionValues } from '../command.ts';
import { inputNamed } from '../economics/inputs.ts';
import type { Inputs } from '../economics/read-inputs.ts';
import type { ValueMethodName } from './result.ts';

const stays = ['tenure', 'retention', 'churn'] as const;

/**
 * The method that the options ask for: `assumed` where they say how long customers stay, else `observed`.
 *
 * @throws {Refusal} the method and the stay contradict each other
 */
export function methodOf(options: OptionValues, inputs: Inputs): ValueMethodName {
  const stay = stays.find((name) => inputs.has(name));
  const asked = options['method'];
  if (asked === 'observed' && stay !== undefined) {
    const names = `--method observed and --${stay}`;
    const settle = `Leave out --${stay} to value recorded tenures, or use --method assumed.`;
    throw new Refusal(problem('option-conflict', { options: names, settle }));
  }
  if (asked === 'assumed' && stay === undefined) {
    const needs = '--tenure, --retention or --churn';
    throw new Refusal(problem('option-needs', { option: '--method assumed', needs }));
  }
  const first = inputs.get('first-payment');
  if (stay === undefined && first?.text === 'excluded') {
    const names = `${inputNamed('first-payment', first)} excluded and --method observed`;
    const settle = 'Recorded tenures begin with their first payment; leave out --first-payment.';
    throw new Refusal(problem('option-conflict', { options: names, settle }));
  }
  return stay === undefined ? 'observed' : `assumed ${stay}`;
}
