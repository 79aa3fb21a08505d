import { multipleOf, roundStep } from '../../../core/numeric/round-step.ts';
import type { Quantity } from '../../../core/quantity/quantity.ts';
import type { TimeUnit } from '../../../core/quantity/time-unit.ts';
import {
  type EconomicCommand,
  type EconomicSpec,
  economicInputs,
} from '../economics/economic-inputs.ts';
import type { Input } from '../economics/input.ts';
import type { InputName, Inputs } from '../economics/inputs.ts';
import type { Control, ControlPart, WhatIfData, WrittenInput } from './what-if-data.ts';

/** What people read for each input, and where a slider begins that nobody gave. */
export const inputWords: Readonly<
  Record<Exclude<InputName, 'period'>, { readonly label: string; readonly begin: number }>
> = {
  spend: { label: 'Spend', begin: 0 },
  tenure: { label: 'Stay', begin: 0 },
  retention: { label: 'Retention', begin: 0 },
  churn: { label: 'Churn', begin: 0 },
  margin: { label: 'Gross margin', begin: 1 },
  serving: { label: 'Serving', begin: 0 },
  marketing: { label: 'Marketing', begin: 0 },
  discount: { label: 'Discount rate', begin: 0 },
  timing: { label: 'Payments booked at', begin: 0 },
  'first-payment': { label: 'First payment', begin: 0 },
  growth: { label: 'Growth of spend', begin: 0 },
  horizon: { label: 'Horizon', begin: 10 },
  acquisition: { label: 'Acquisition cost', begin: 0 },
  referrals: { label: 'Referrals', begin: 0 },
  'referral-value': { label: 'Value of a referred customer', begin: 0 },
  'referral-reward': { label: 'Reward for a referral', begin: 0 },
  incidents: { label: 'Problems', begin: 0 },
  mended: { label: 'Problems fixed', begin: 0 },
  kept: { label: 'Customers kept by that', begin: 0 },
  'mending-cost': { label: 'Cost of fixing a problem', begin: 0 },
};

export interface ControlsRequest {
  readonly command: EconomicCommand;
  readonly inputs: Inputs;
  /** Of amounts by time that nobody gave. */
  readonly unit: TimeUnit;
  /** Inputs that stay as they are. */
  readonly fixed: readonly InputName[];
  /** The sign of amounts. */
  readonly sign: string;
  /** The middle of the slider of an amount that nobody gave, by time or once. */
  readonly usualAmount: { readonly byTime: number; readonly once: number };
}

/** The inputs that a reader may change, and those that stay as they are. */
export function controlsOf(request: ControlsRequest): Pick<WhatIfData, 'controls' | 'fixed'> {
  const { inputs, command } = request;
  const specs: readonly EconomicSpec[] = economicInputs;
  const taken = specs.filter(({ commands }) => commands.includes(command));
  const controls = taken.flatMap((spec) => controlOf(spec, request) ?? []);
  const names = new Set(controls.map(({ name }) => name));
  const written = (name: InputName, { text, source }: Input): WrittenInput => ({
    name,
    text,
    source,
  });
  return {
    controls: controls.map((control) => ({
      ...control,
      needs: control.needs.filter((name) => names.has(name)),
    })),
    fixed: [...inputs].flatMap(([name, input]) => (names.has(name) ? [] : [written(name, input)])),
  };
}

const stays: readonly InputName[] = ['tenure', 'retention', 'churn'];

function controlOf(spec: EconomicSpec, request: ControlsRequest): Control | undefined {
  const { inputs, fixed } = request;
  const name = spec.name as InputName;
  const input = inputs.get(name);
  if (name === 'period' || fixed.includes(name) || input?.varying !== undefined) return undefined;
  const own = inputWords[name];
  // One of three says how long customers stay; another would contradict it.
  if (stays.includes(name) && input === undefined) return undefined;
  if (name === 'first-payment' && !inputs.has('retention') && !inputs.has('churn'))
    return undefined;
  const common = {
    name,
    label: own.label,
    ...(input !== undefined && { given: { name, text: input.text, source: input.source } }),
    needs: (spec.needs ?? []).flatMap((need) =>
      (typeof need === 'string' ? [need] : need.any.slice(0, 1)).map((each) => each as InputName),
    ),
  };
  if (spec.choices !== undefined)
    return { ...common, choices: spec.choices, usual: String(spec.usual?.value), parts: [] };
  const quantities = input?.parts ?? (input?.quantity === undefined ? [] : [input.quantity]);
  if (input !== undefined && quantities.length === 0) return undefined;
  const parts =
    input === undefined
      ? [partOf(name, usualQuantity(spec, own.begin, request), request)]
      : quantities.map((quantity) => partOf(name, quantity, request));
  return { ...common, parts };
}

/** Where a slider begins that nobody gave. */
function usualQuantity(
  spec: EconomicSpec,
  begin: number,
  { unit, sign }: ControlsRequest,
): Quantity {
  const range = { low: begin, base: begin, high: begin } as Quantity['range'];
  switch (spec.kind) {
    case 'share':
      return { range, unit: null, dimension: 'share', sign: '' };
    case 'rate':
      return { range, unit: 'y', dimension: 'share', sign: '' };
    case 'duration':
      return { range, unit: 'y', dimension: 'time', sign: '' };
    case 'frequency':
      return { range, unit: 'y', dimension: 'count', sign: '' };
    case 'money':
      return { range, unit: null, dimension: 'money', sign };
    default:
      return { range, unit, dimension: 'money', sign };
  }
}

/** A number of an input: in percent where it is a share, and the unit behind it. */
function partOf(name: InputName, quantity: Quantity, request: ControlsRequest): ControlPart {
  const { range, unit, dimension, sign, perOrder } = quantity;
  const per = perOrder === true ? 'order' : unit;
  const after = per === null ? '' : dimension === 'time' ? per : `/${per}`;
  const isShare = dimension === 'share';
  const value = isShare ? Number((range.base * 100).toPrecision(12)) : range.base;
  const span = isShare ? shareSpan(name, value, unit) : amountSpan(quantity, request);
  return {
    before: dimension === 'money' ? sign : '',
    value,
    after: isShare ? `%${after}` : after,
    ...span,
  };
}

type Span = Pick<ControlPart, 'least' | 'most' | 'step'>;

const within = (value: number, { least, most, step }: Span): Span => ({
  least: Math.min(least, value),
  most: Math.max(most, value),
  step,
});

function shareSpan(name: InputName, value: number, unit: TimeUnit | null): Span {
  const isShort = unit !== null && unit !== 'y';
  switch (name) {
    case 'growth':
      return within(value, {
        least: isShort ? -5 : -20,
        most: isShort ? 5 : 20,
        step: isShort ? 0.1 : 0.5,
      });
    case 'discount':
      return within(value, { least: 0, most: isShort ? 5 : 30, step: isShort ? 0.1 : 0.5 });
    case 'churn':
      return within(value, { least: isShort ? 0.5 : 1, most: isShort ? 25 : 95, step: 0.5 });
    case 'retention':
      return within(value, { least: isShort ? 50 : 5, most: isShort ? 99.5 : 99, step: 0.5 });
    default:
      return within(value, { least: 0, most: 100, step: 0.5 });
  }
}

/** From nothing to three times what it is, rounded up, in a hundred steps. */
function amountSpan({ range, unit, dimension }: Quantity, { usualAmount }: ControlsRequest): Span {
  const usual =
    dimension === 'money'
      ? unit === null
        ? usualAmount.once
        : usualAmount.byTime
      : dimension === 'count'
        ? 0.5
        : 5;
  const middle = [range.base, usual].find((amount) => amount > 0) ?? 1;
  const most = multipleOf(roundStep(3 * middle), 1);
  const step = most / 100;
  // A stay of no time is none.
  const least = dimension === 'time' ? step : 0;
  return within(range.base, { least, most, step });
}
