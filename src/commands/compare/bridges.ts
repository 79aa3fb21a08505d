import { type PartChange, productBridge, type Whole } from '../../core/compare/product-bridge.ts';
import { finestGrid, halfUnit } from '../../core/numeric/decimal-grid.ts';
import { brokenAt } from '../shared/saved-fields.ts';
import { segmentName } from '../shared/table.ts';
import type { Breakdown, BreakdownPart, Comparable } from './adapter.ts';
import type { InputBridge } from './input-bridge.ts';
import type { Better, Bridge, BridgePart } from './result.ts';

/** One side, and the file it is from. */
interface Side {
  readonly file: string;
  readonly comparable: Comparable;
}

/**
 * The bridges between the figures that both results take apart in the same way.
 *
 * @throws {Refusal} the parts of a result do not add up to its figure
 */
export function bridges(before: Side, after: Side): Bridge[] {
  return before.comparable.breakdowns.flatMap((was) => {
    const is = after.comparable.breakdowns.find(
      ({ by, of }) => by === was.by && of.name === was.of.name,
    );
    if (is === undefined || was.of.value === null || is.of.value === null) return [];
    const { by, combined } = was;
    const { name: of, unit, better } = was.of;
    const bridge = productBridge(wholeOf(was, before.file), wholeOf(is, after.file), combined);
    const looks = new Map([...was.parts, ...is.parts].map((part) => [part.name, part]));
    const parts = bridge.changes.map((change) => partOf(change, looks.get(change.name), combined));
    const ends = { before: bridge.before, after: bridge.after };
    return [{ by, of, unit, better, combined, ...ends, parts: winsFirst(parts, better) }];
  });
}

/** The bridge by inputs, of the headline. */
export function bridgeByInput(
  { before, after, parts }: InputBridge,
  { figures: [headline] }: Comparable,
): Bridge {
  const { name: of, unit, better } = headline;
  const ends = { before, after };
  return {
    by: 'input',
    of,
    unit,
    better,
    combined: 'sum',
    ...ends,
    parts: winsFirst(parts, better),
  };
}

/** Beyond rounding, parts that do not add up have been edited. */
const rounding = 1e-10;

function wholeOf({ of, parts }: Breakdown, file: string): Whole {
  const total = of.value ?? 0;
  const names = new Set(parts.map(({ name }) => name));
  const sum = parts.reduce((running, { amount }) => running + amount, 0);
  const size = parts.reduce((running, { amount }) => running + Math.abs(amount), Math.abs(total));
  const negative = parts.some(({ weight = 0 }) => weight < 0);
  // Results of versions before 0.2 are read as decimals, each rounded by itself.
  const allowed = rounding * size + (parts.length + 1) * halfUnit(finestGrid);
  if (negative || names.size < parts.length || Math.abs(sum - total) > allowed)
    throw brokenAt(file, `result.${of.name}`, 'not-the-sum');
  return {
    total,
    parts: parts.map(({ name, weight = 0, amount }) => ({ name, weight, amount })),
  };
}

function partOf(
  { name, before, after, effect, levelEffect, weightEffect }: PartChange,
  { segment, weight }: BreakdownPart = { name, amount: 0 },
  combined: Breakdown['combined'],
): BridgePart {
  const level = (part: typeof before) => {
    if (part === undefined) return null;
    if (combined === 'sum') return part.amount;
    return part.weight > 0 ? part.amount / part.weight : null;
  };
  return {
    name: segment === undefined ? name : segmentName(segment),
    ...(segment !== undefined && { segment }),
    kind: before === undefined ? 'new' : after === undefined ? 'vanished' : 'changed',
    before: level(before),
    after: level(after),
    effect,
    ...(weight !== undefined && {
      levelEffect,
      weightEffect,
      weightBefore: before?.weight ?? 0,
      weightAfter: after?.weight ?? 0,
    }),
  };
}

/** What made it better, the largest first; then what made it worse; then what did nothing. */
function winsFirst(parts: readonly BridgePart[], better: Better): BridgePart[] {
  const good = (effect: number) => (better === 'down' ? -effect : effect);
  const group = ({ effect }: BridgePart) =>
    effect === 0 ? 2 : good(effect) > 0 || better === null ? 0 : 1;
  return [...parts].sort(
    (a, b) =>
      group(a) - group(b) ||
      Math.abs(b.effect) - Math.abs(a.effect) ||
      (a.name < b.name ? -1 : a.name > b.name ? 1 : 0),
  );
}
