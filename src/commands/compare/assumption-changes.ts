import type { Assumption, Report } from '../../core/report.ts';
import type { AssumptionChange } from './result.ts';

/** The assumptions that are not the same in both, in the order of the first and then of the second. */
export function assumptionChanges(
  { assumptions: before }: Report<unknown>,
  { assumptions: after }: Report<unknown>,
): AssumptionChange[] {
  const was = new Map(Object.entries(before));
  const is = new Map(Object.entries(after));
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((name) => {
    const [old, now] = [was.get(name), is.get(name)];
    if (old !== undefined && now !== undefined && alike(old, now)) return [];
    return [{ name, before: old?.text ?? null, after: now?.text ?? null }];
  });
}

const alike = (one: Assumption, other: Assumption): boolean =>
  (['value', 'unit', 'low', 'high'] as const).every((key) => one[key] === other[key]);
