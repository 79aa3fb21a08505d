import { type QuantityKind, quantity } from '../../core/quantity/quantity.ts';
import type { Assumption } from '../../core/report.ts';
import type { OptionValues } from '../command.ts';
import type { ValuedCustomers } from '../shared/valuation/valued-customers.ts';
import type { RecoveryResult } from './result.ts';

/** Options that hold a quantity, and not a word or a list. */
const quantities: Readonly<Record<string, QuantityKind>> = {
  over: 'duration',
  quick: 'duration',
  'value-to-come': 'money',
  complaining: 'share',
};

/** Every effective input by the name of its option: those of the valuation, and those of the command. */
export function assumptionsOf(
  options: OptionValues,
  { rates, breakEven, levers }: RecoveryResult,
  valued: ValuedCustomers | undefined,
): Record<string, Assumption> {
  const given = (name: string): Assumption | undefined => {
    const value = options[name];
    if (value === undefined || value === true) return undefined;
    const text = typeof value === 'string' ? value : value.join(',');
    const kind = quantities[name];
    const read = kind === undefined ? undefined : quantity(kind, name, text);
    const known = read?.ok === true ? read.value : undefined;
    const figure = known?.range.base ?? text;
    return { value: figure, unit: known?.unit ?? null, text, source: `--${name}` };
  };
  const effective = (name: string, value: number | string): Assumption => ({
    value,
    unit: null,
    text: given(name)?.text ?? String(value),
    source: given(name)?.source ?? 'default',
  });
  const asWritten = ['stay', 'severity', 'over', 'value-to-come', 'complaining', 'quick'];
  const { firstPayment, ...valuation } = valued?.assumptions ?? {};
  return {
    ...valuation,
    // Nobody asked for it: what is to come begins after the payment that has been made.
    ...(firstPayment !== undefined && { firstPayment: { ...firstPayment, source: 'default' } }),
    ...Object.fromEntries(
      asWritten.flatMap((name) => {
        const found = given(name);
        return found === undefined ? [] : [[fieldName(name), found]];
      }),
    ),
    realised: effective('realised', rates.realised),
    ...(rates.noProblem.source === 'given' && {
      noProblemStay: effective('no-problem-stay', rates.noProblem.stay),
    }),
    from: effective('from', breakEven.from),
    to: effective('to', breakEven.to),
    success: effective('success', breakEven.success),
    lever: effective('lever', levers[0]?.step ?? 0),
  };
}

const fieldName = (name: string): string =>
  name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
