import type { SavedAssumption } from '../shared/saved-result.ts';
import type { AssumptionChange } from './result.ts';

/** The assumptions that are not the same in both, in the order of the first and then of the second. */
export function assumptionChanges(
  was: ReadonlyMap<string, SavedAssumption>,
  is: ReadonlyMap<string, SavedAssumption>,
): AssumptionChange[] {
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((name) => {
    const [old, now] = [was.get(name), is.get(name)];
    if (old !== undefined && now !== undefined && alike(old, now)) return [];
    return [{ name, before: old?.text ?? null, after: now?.text ?? null }];
  });
}

const alike = (one: SavedAssumption, other: SavedAssumption): boolean =>
  (['value', 'unit', 'low', 'high'] as const).every((key) => one[key] === other[key]);
