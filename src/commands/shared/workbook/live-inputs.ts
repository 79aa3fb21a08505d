import type { Quantity } from '../../../core/quantity/quantity.ts';
import { type TimeUnit, unitsPerYear } from '../../../core/quantity/time-unit.ts';
import type { FigureFormat } from '../../../render/table.ts';
import type { CellRule } from '../../../render/workbook/sheet.ts';
import { type EconomicSpec, economicInputs } from '../economics/economic-inputs.ts';
import type { Input, InputText } from '../economics/input.ts';
import {
  conventionDefaults,
  type InputName,
  type Inputs,
  optionName,
} from '../economics/inputs.ts';
import { longestYears } from '../relationship-years.ts';
import { inputWords } from '../what-if/controls.ts';
import type { LiveInput } from './assumptions-sheet.ts';

/** The cell of an input, or of one part of a cost: numbered where it has several. */
export function inputCellName(name: InputName, part?: number): string {
  // A name that is a function of spreadsheets confuses some of them.
  const own = name === 'growth' ? 'spend_growth' : name.replaceAll('-', '_');
  return part === undefined ? own : `${own}_${part + 1}`;
}

/**
 * The inputs that are given and the conventions that hold where none is, in the order of the help: each in the unit in
 * which it was given, each part of a cost by itself.
 *
 * @param fixed - inputs that are shown, and stay as they are
 */
export function liveInputs(inputs: Inputs, fixed: readonly InputName[] = []): LiveInput[] {
  const usual = conventionDefaults(inputs);
  const specs: readonly EconomicSpec[] = economicInputs;
  return specs.flatMap((spec) => {
    const name = spec.name as InputName;
    const input = inputs.get(name);
    const isFixed = fixed.includes(name);
    const rows = input === undefined ? [] : givenRows(spec, name, input);
    const found = Object.entries(usual).flatMap(([field, { value, text, source }]) =>
      optionName(field) === name
        ? [{ ...usualRow(spec, name), value: value as string | number, text, source }]
        : [],
    );
    if (!isFixed) return [...rows, ...found];
    return [...rows, ...found].map(({ rule: _free, ...row }) => ({ ...row, isFixed }));
  });
}

/** The row of the time between payments. */
export function periodRow(count: number, unit: TimeUnit, { text, source }: InputText): LiveInput {
  return {
    name: inputCellName('period'),
    label: 'Time between payments',
    value: count,
    unit: unitWords[unit],
    text,
    source,
    rule: above(0, inUnit(longestYears, unit)),
  };
}

function givenRows(spec: EconomicSpec, name: InputName, input: Input): LiveInput[] {
  const { text, source, quantity, parts = quantity === undefined ? [] : [quantity] } = input;
  if (name === 'period') return [];
  if (parts.length === 0) return [{ ...usualRow(spec, name), value: text, text, source }];
  const isSum = parts.length > 1;
  return parts.map((part, i): LiveInput => {
    const own = partWords(part);
    return {
      ...common(name),
      ...(isSum && {
        name: inputCellName(name, i),
        label: `${common(name).label}, part ${i + 1}`,
      }),
      value: part.range.base,
      ...own,
      unit: name in onceWords ? (onceWords[name] ?? '') : own.unit,
      rule: ruleOf(spec, part),
      text,
      source,
    };
  });
}

const common = (name: InputName): Pick<LiveInput, 'name' | 'label'> => ({
  name: inputCellName(name),
  label: name === 'period' ? 'Time between payments' : inputWords[name].label,
});

/** An input that is a word, or that has none of the units of time: a referred customer's value. */
const usualRow = (
  spec: EconomicSpec,
  name: InputName,
): Omit<LiveInput, 'value' | 'text' | 'source'> => ({
  ...common(name),
  ...(spec.kind === 'money' && { format: { kind: 'money' } as const }),
  unit: onceWords[name] ?? (spec.choices === undefined ? '' : spec.choices.join(', ')),
  rule:
    spec.choices === undefined
      ? { least: 0, most: 1e13, ...ownChoice(name), words: `must be an amount${ownWords(name)}` }
      : { choices: spec.choices, words: `must be ${spec.choices.join(', ')}` },
});

/** The value of a referred customer may be that of the referring one. */
const ownChoice = (name: InputName) => (name === 'referral-value' ? { choices: ['own'] } : {});
const ownWords = (name: InputName) => (name === 'referral-value' ? ', or own' : '');

/** What amounts and shares that are by no time are of. */
const onceWords: { readonly [N in InputName]?: string } = {
  margin: 'of spend',
  acquisition: 'a customer, once',
  'referral-value': 'a referred customer, or own',
  'referral-reward': 'a referral',
  mended: 'of problems',
  kept: 'of those fixed',
  'mending-cost': 'a problem',
};

const unitWords: Readonly<Record<TimeUnit, string>> = {
  y: 'years',
  mo: 'months',
  w: 'weeks',
  d: 'days',
};
const perWords: Readonly<Record<TimeUnit, string>> = {
  y: 'a year',
  mo: 'a month',
  w: 'a week',
  d: 'a day',
};

function partWords({
  range,
  unit,
  dimension,
  perOrder,
}: Quantity): Pick<LiveInput, 'format' | 'unit'> {
  if (perOrder === true) return { format: { kind: 'money' }, unit: 'an order' };
  const per = unit === null ? '' : dimension === 'time' ? unitWords[unit] : perWords[unit];
  const format = formatOf(dimension, range.base, unit);
  return {
    ...(format !== undefined && { format }),
    unit: dimension === 'share' && unit === null ? 'of spend' : per,
  };
}

/** Times and counts are shown with the digits that they have: 4, and 6.5 where that is typed. */
function formatOf(
  dimension: Quantity['dimension'],
  value: number,
  unit: TimeUnit | null,
): FigureFormat | undefined {
  if (dimension === 'money') return { kind: 'money' };
  if (dimension !== 'share') return undefined;
  // Of a rate by a month or a day, a hundredth of a percent counts.
  const least = unit === null || unit === 'y' ? 1 : 2;
  const percent = Number((value * 100).toPrecision(12));
  const digits = (String(percent).split('.')[1] ?? '').length;
  return { kind: 'share', decimals: Math.min(6, Math.max(least, digits)) };
}

/** The bounds within which the command takes an input. */
function ruleOf({ kind, name }: EconomicSpec, { dimension, unit }: Quantity): CellRule {
  if (dimension === 'time') return above(0, inUnit(longestYears, unit ?? 'y'));
  if (kind === 'rate')
    return { least: -1, most: 10, isAbove: true, words: 'must be above -100% and at most 1000%' };
  if (dimension === 'share') return { least: 0, most: 1, words: 'must be between 0% and 100%' };
  return {
    least: 0,
    most: 1e13,
    ...ownChoice(name as InputName),
    words: `must be a number, at least 0${ownWords(name as InputName)}`,
  };
}

const above = (least: number, most: number): CellRule => ({
  least,
  most,
  isAbove: true,
  words: `must be above ${least} and at most ${most}`,
});

/** Years in another unit, as a whole number of them. */
const inUnit = (years: number, unit: TimeUnit): number => Math.round(years * unitsPerYear[unit]);
