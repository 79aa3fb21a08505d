import type { Assumption } from '../../core/report.ts';
import { keyOf } from '../option.ts';
import type { Duration, Figure } from '../shared/option-readers.ts';
import type { ValuedCustomers } from '../shared/valuation/valued-customers.ts';
import type { RecoveryOptions } from './options.ts';
import type { RecoveryResult } from './result.ts';

/** Every effective input by the name of its option: those of the valuation, and those of the command. */
export function assumptionsOf(
  options: RecoveryOptions,
  { rates, breakEven, levers }: RecoveryResult,
  valued: ValuedCustomers | undefined,
): Record<string, Assumption> {
  const { stay, severity, over, valueToCome, complaining, quick } = options;
  const stays = stay.map(({ text }) => text).join(',');
  const { firstPayment, ...valuation } = valued?.assumptions ?? {};
  return {
    ...valuation,
    // Nobody asked for it: what is to come begins after the payment that has been made.
    ...(firstPayment !== undefined && { firstPayment: { ...firstPayment, source: 'default' } }),
    ...(stay.length > 0 && shown('stay', stays, null, stays)),
    ...(severity !== undefined && shown('severity', severity, null, severity)),
    ...ofDuration('over', over),
    ...(valueToCome !== undefined &&
      shown('value-to-come', valueToCome.value, null, valueToCome.text)),
    ...(complaining !== undefined &&
      shown('complaining', complaining.value, null, complaining.text)),
    ...ofDuration('quick', quick),
    ...effective('realised', rates.realised, options.realised),
    ...(rates.noProblem.source === 'given' &&
      effective('no-problem-stay', rates.noProblem.stay, options.noProblemStay)),
    ...effective('from', breakEven.from, options.from),
    ...effective('to', breakEven.to, options.to),
    ...effective('success', breakEven.success, options.success),
    ...effective('lever', levers[0]?.step ?? 0, options.lever),
  };
}

/** An option as the result shows it. */
const shown = (
  name: string,
  value: number | string,
  unit: string | null,
  text: string,
  source = `--${name}`,
): Record<string, Assumption> => ({ [keyOf(name)]: { value, unit, text, source } });

const ofDuration = (name: string, given: Duration | undefined): Record<string, Assumption> =>
  given === undefined ? {} : shown(name, given.count, given.unit, given.text);

/** What holds, given or not. */
function effective(
  name: string,
  value: number | string,
  given: Figure | string | undefined,
): Record<string, Assumption> {
  if (given === undefined) return shown(name, value, null, String(value), 'default');
  return shown(name, value, null, typeof given === 'string' ? given : given.text);
}
