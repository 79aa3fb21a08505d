import type { Quantity } from '../../core/quantity/quantity.ts';
import { churnInUnit, rateInUnit } from '../../core/quantity/rate.ts';
import { type TimeUnit, unitsPerYear } from '../../core/quantity/time-unit.ts';
import type { Change } from '../../core/value/conventions.ts';
import { exactNetValue, type Relationship } from '../../core/value/lifetime-value.ts';
import { type AsWritten, type Reading, reconcile } from '../../core/value/reconcile.ts';
import { economicInputs } from '../shared/economics/economic-inputs.ts';
import { lowAndHigh, rangedInputs } from '../shared/economics/ends.ts';
import type { InputName, Inputs } from '../shared/economics/inputs.ts';
import { atBase, type Pick } from '../shared/economics/terms.ts';
import type { Target } from './options.ts';
import type { ReadingRow, ReconciliationResult } from './result.ts';

/**
 * The conventions that turn the same inputs into the given number, or come nearest to it. With ranges
 * the number may also belong to their low or their high end.
 */
export function reconciled(
  { value: target, halfDigit }: Target,
  inputs: Inputs,
  at: (pick: Pick) => Relationship,
): ReconciliationResult {
  const ends =
    rangedInputs(inputs).length > 0
      ? lowAndHigh(inputs, (pick) => exactNetValue(at(pick)))
      : undefined;
  const written: AsWritten = {
    units: {
      stay: unitOf(inputs, 'tenure', 'retention', 'churn'),
      discount: unitOf(inputs, 'discount'),
    },
    ...(ends !== undefined && { low: at(ends.low), high: at(ends.high) }),
  };
  const { tolerance, matches, nearest } = reconcile(at(atBase), target, halfDigit, written);
  const row = (reading: Reading): ReadingRow => {
    const end = reading.changes.find(({ convention }) => convention === 'range')?.to;
    const pinned = end === 'low' ? ends?.low : end === 'high' ? ends?.high : undefined;
    const { changes, figure, value } = reading;
    return {
      flags: readingOptions(reading, inputs, pinned),
      changes: changes.map(({ convention, to }) => `${convention}=${to}`),
      figure,
      value,
      difference: value - target,
    };
  };
  return { target, tolerance, matches: matches.map(row), nearest: row(nearest) };
}

/** The unit of the one of these inputs that is given; a year where it needs none. */
const unitOf = (inputs: Inputs, ...names: readonly InputName[]) =>
  names.map((name) => inputs.get(name)?.quantity?.unit).find((unit) => unit) ?? 'y';

/** An option and its value; undefined where no value of it can be written. */
type Written = readonly [InputName, string | undefined];

/**
 * The options that give a reading when they are typed in place of those the inputs came from;
 * `--tenure`, `--retention` and `--churn` take one another's place. Empty where no options give it.
 *
 * What a reading leaves out is written as the value that changes nothing, a margin of 100 % or a
 * discount of 0 %: that also overrules an assumptions file, and other options may need the margin.
 *
 * @param pinned - the end of each range that the reading takes; undefined for the base
 */
function readingOptions(reading: Reading, inputs: Inputs, pinned: Pick | undefined): string {
  const changed = reading.changes.flatMap((change) => optionOf(change, reading));
  const texts = new Map<InputName, string | undefined>(
    pinned === undefined ? [] : pinnedRanges(inputs, pinned, changed),
  );
  for (const [name, text] of changed) texts.set(name, text);
  if ([...texts.values()].includes(undefined)) return '';
  return economicInputs
    .flatMap(({ name }) => (texts.has(name) ? [`--${name} ${texts.get(name)}`] : []))
    .join(' ');
}

/** The option that makes a change; an end of the ranges is made by pinning each of them instead. */
function optionOf({ convention, to }: Change, { relationship, units }: Reading): Written[] {
  const { stay, terms } = relationship;
  switch (convention) {
    case 'range':
      return [];
    case 'timing':
      return [['timing', to]];
    case 'firstPayment':
      return [['first-payment', to]];
    case 'period':
      return [['period', to === '12' ? 'mo' : 'y']];
    case 'basis':
      return [['margin', '100%']];
    case 'discountRate':
      return [['discount', discountText(terms.discount, units.discount)]];
    case 'stay':
    case 'stayRate':
      return 'tenureYears' in stay
        ? [['tenure', `${plain(stay.tenureYears * unitsPerYear[units.stay])}${units.stay}`]]
        : [['churn', `${percent(churnInUnit(stay.retention, units.stay))}/${units.stay}`]];
  }
}

const stays: readonly InputName[] = ['tenure', 'retention', 'churn'];

/** Every range at the end that the reading takes, but those whose input it replaces. */
function pinnedRanges(inputs: Inputs, pinned: Pick, changed: readonly Written[]): Written[] {
  const replaced = changed.flatMap(([name]) => (stays.includes(name) ? stays : [name]));
  return rangedInputs(inputs).flatMap(({ name }): Written[] => {
    const quantity = inputs.get(name)?.quantity;
    return quantity === undefined || replaced.includes(name)
      ? []
      : [[name, quantityText(quantity, pinned(name, quantity.range))]];
  });
}

function quantityText({ unit, dimension, sign }: Quantity, value: number): string {
  const number = dimension === 'share' ? percent(value) : `${sign}${plain(value)}`;
  if (unit === null) return number;
  return dimension === 'time' ? `${number}${unit}` : `${number}/${unit}`;
}

/** The option takes a rate of at most 1000 % a unit. */
function discountText(yearly: number | undefined, unit: TimeUnit): string | undefined {
  if (yearly === undefined) return '0%';
  const rate = rateInUnit(yearly, unit);
  return rate > 10 ? undefined : `${percent(rate)}/${unit}`;
}

const percent = (fraction: number): string => `${plain(fraction * 100)}%`;

/**
 * A number with every digit that its value needs, and without a power of ten, which no option takes.
 * Where 12 digits say it to the noise of conversion, they are all: 20, not 20.0000000000002.
 */
function plain(value: number): string {
  const round = Number(value.toPrecision(12));
  const short = Math.abs(round - value) <= 1e-13 * Math.abs(value) ? round : value;
  const text = String(Number(short.toPrecision(15)));
  return text.includes('e') ? short.toFixed(20).replace(/\.?0+$/, '') : text;
}
