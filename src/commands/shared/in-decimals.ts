import { asDecimal } from '../../core/numeric/decimal-grid.ts';
import type { NumberColumn } from '../../render/column-rows.ts';
import doubleFields from './double-fields.json' with { type: 'json' };
import { mappedNumbers } from './listing/long-list.ts';

/** The fields that stay doubles, by name; true where all numbers in a field do. */
type DoubleFields = boolean | { readonly [name: string]: DoubleFields };

/** What double-fields.json has of each command; a command without such fields is not in it. */
const byCommand: Readonly<Record<string, DoubleFields>> = doubleFields;

/**
 * The result of a command with its amounts and counts as decimals of at most six places, however they were computed.
 * All formats print these numbers. Parts in which nothing changes are not copied.
 */
export const inDecimals = <R>(command: string, result: R): R =>
  decimalsIn(result, byCommand[command]) as R;

function decimalsIn(value: unknown, doubles: DoubleFields | undefined): unknown {
  if (typeof value === 'number') return doubles === true ? value : asDecimal(value);
  if (doubles === true || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return arrayInDecimals(value, doubles);
  const mapped = mappedNumbers(value, (numbers, field) =>
    doublesOf(doubles, field) === true ? numbers : columnInDecimals(numbers),
  );
  return mapped ?? objectInDecimals(value, doubles);
}

const columnInDecimals = ({ fill }: NumberColumn): NumberColumn => ({
  fill: (block, from) => {
    fill(block, from);
    for (let i = 0; i < block.length; i++) block[i] = asDecimal(block[i] as number);
  },
});

function arrayInDecimals(values: readonly unknown[], doubles: DoubleFields | undefined): unknown {
  let copy: unknown[] | undefined;
  for (let i = 0; i < values.length; i++) {
    const decimals = decimalsIn(values[i], doubles);
    if (Object.is(decimals, values[i])) continue;
    copy ??= [...values];
    copy[i] = decimals;
  }
  return copy ?? values;
}

function objectInDecimals(value: object, doubles: DoubleFields | undefined): unknown {
  let copy: Record<string, unknown> | undefined;
  const fields = value as Readonly<Record<string, unknown>>;
  for (const name in fields) {
    const decimals = decimalsIn(fields[name], doublesOf(doubles, name));
    if (Object.is(decimals, fields[name])) continue;
    copy ??= { ...fields };
    copy[name] = decimals;
  }
  return copy ?? value;
}

const doublesOf = (doubles: DoubleFields | undefined, field: string): DoubleFields | undefined =>
  typeof doubles === 'object' ? doubles[field] : undefined;
