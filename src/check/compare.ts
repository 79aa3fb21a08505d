import { nearest } from '../problems/nearest.ts';
import { type Expected, isSingle, toleranceFor } from './expected.ts';
import type { Expectation } from './fixture.ts';
import type { Condition, Path, Step } from './path.ts';
import type { Mismatch } from './result.ts';
import { asNumber, difference, isWithin, numberWritten } from './written-number.ts';

/** Whether a report has what a case expects of it; undefined where it has. */
export function compare(
  report: { readonly result: unknown },
  { path, line, expected }: Expectation,
): Mismatch | undefined {
  const located = locate(report, path);
  const unmet = {
    path: path.text,
    line,
    expected: expected.value,
    written: expected.written,
    actual: null,
    tolerance: expected.number === undefined ? null : asNumber(expected.number.tolerance),
    difference: null,
    found: null,
  };
  if (!located.ok) return { ...unmet, reason: located.reason, found: located.found };
  const { value } = located;
  if (!isSingle(value)) {
    return { ...unmet, reason: 'not-a-value', found: `${path.text} is ${kindOf(value)}` };
  }
  if (typeof value !== 'number' || expected.number === undefined) {
    return equals(expected, value) ? undefined : { ...unmet, reason: 'differs', actual: value };
  }
  const off = difference(numberWritten(value), expected.number.size);
  const tolerance = toleranceFor(value, expected.number.tolerance);
  if (isWithin(off, tolerance)) return undefined;
  const amounts = { tolerance: asNumber(tolerance), difference: asNumber(off) };
  return { ...unmet, reason: 'differs', actual: value, ...amounts };
}

function equals(expected: Expected, value: unknown): boolean {
  return expected.untyped ? String(value) === expected.written : value === expected.value;
}

/** What a path leads to, or why it leads nowhere: then `found` says in words what is there instead. */
export type Located =
  | { readonly ok: true; readonly value: unknown }
  | {
      readonly ok: false;
      readonly reason: 'no-match' | 'several-matches';
      readonly found: string;
    };

/** Follows a path from the `result` of a report, or from the whole report where it begins with `$`. */
export function locate(report: { readonly result: unknown }, path: Path): Located {
  let value: unknown = path.fromReport ? report : report.result;
  let here = path.fromReport ? '$' : '';
  for (const step of path.steps) {
    const next = take(value, step, here);
    if (!next.ok) return next;
    value = next.value;
    here += step.text;
  }
  return { ok: true, value };
}

function take(value: unknown, step: Step, here: string): Located {
  const place = here === '' ? 'the result' : here === '$' ? 'the report' : here;
  if (step.kind === 'key') return takeKey(value, step.key, place);
  if (!isList(value)) return nothing(`${place} is ${kindOf(value)}, not a list`);
  if (step.kind === 'choice') return takeChoice(value, step.conditions, place);
  if (step.index < value.length) return { ok: true, value: value[step.index] };
  return nothing(
    value.length === 0
      ? `${place} is empty`
      : `${place} ends at [${value.length - 1}]: counting starts at [0]`,
  );
}

function takeKey(value: unknown, key: string, place: string): Located {
  if (isList(value)) {
    if (key === 'length') return { ok: true, value: value.length };
    return nothing(
      `${place} is ${kindOf(value)}: choose an element with [0] or [key=value], or count them with .length`,
    );
  }
  if (!isRecord(value)) return nothing(`${place} is ${kindOf(value)} and has no parts`);
  const own = Object.hasOwn(value, key) ? value[key] : undefined;
  if (own !== undefined) return { ok: true, value: own };
  const keys = fieldsOf(value);
  const meant = nearest(key, keys);
  return nothing(`${place} has ${named(keys)}${meant === '' ? '' : `; did you mean ${meant}?`}`);
}

function takeChoice(
  elements: readonly unknown[],
  conditions: readonly Condition[],
  place: string,
): Located {
  const chosen = elements.flatMap((element, i) =>
    conditions.every((condition) => holds(element, condition)) ? [i] : [],
  );
  const [first, second] = chosen;
  if (first === undefined) return nothing(whatIsThere(elements, conditions, place));
  if (second === undefined) return { ok: true, value: elements[first] };
  const places = named(chosen.map((i) => `[${i}]`));
  return {
    ok: false,
    reason: 'several-matches',
    found: `${chosen.length} elements of ${place} match, ${places}: choose by one more field`,
  };
}

/** A field of the element itself, or of the segment that it stands for. */
function field(element: unknown, key: string): unknown {
  if (!isRecord(element)) return undefined;
  if (Object.hasOwn(element, key)) return element[key];
  const { segment } = element;
  return isRecord(segment) && Object.hasOwn(segment, key) ? segment[key] : undefined;
}

function holds(element: unknown, { key, value }: Condition): boolean {
  const own = field(element, key);
  return own !== undefined && !isRecord(own) && !isList(own) && String(own) === value;
}

function whatIsThere(
  elements: readonly unknown[],
  conditions: readonly Condition[],
  place: string,
): string {
  if (elements.length === 0) return `${place} is empty`;
  const unknownField = conditions.find(({ key }) =>
    elements.every((element) => field(element, key) === undefined),
  );
  if (unknownField !== undefined) {
    const keys = [...new Set(elements.flatMap(choosable))];
    return `no element of ${place} has ${unknownField.key}; they have ${named(keys)}`;
  }
  const there = elements.map((element) =>
    conditions.map(({ key }) => `${key}=${String(field(element, key) ?? '')}`).join(','),
  );
  return `${place} has ${named([...new Set(there)])}`;
}

function choosable(element: unknown): string[] {
  if (!isRecord(element)) return [];
  const { segment } = element;
  return [...(isRecord(segment) ? fieldsOf(segment) : []), ...fieldsOf(element)];
}

function nothing(found: string): Located {
  return { ok: false, reason: 'no-match', found };
}

/** A plain object, such as every part of a result that is no list and no single value. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

/** The names of an object's fields, as JSON would print them: a field that is undefined is not there. */
function fieldsOf(record: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(record).filter((key) => record[key] !== undefined);
}

/** "a list of 3", "a number": what a value is, for a sentence. */
function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (isList(value)) return `a list of ${value.length}`;
  if (isRecord(value)) return `an object with ${named(fieldsOf(value))}`;
  switch (typeof value) {
    case 'number':
      return Number.isFinite(value) ? 'a number' : 'no finite number';
    case 'boolean':
      return 'yes or no';
    case 'string':
      return 'a text';
    default:
      return 'nothing';
  }
}

const namesShown = 12;

/** The names, one after another; of a long list the first dozen and how many there are besides. */
function named(names: readonly string[]): string {
  if (names.length === 0) return 'nothing';
  const shown = names.slice(0, namesShown).join(', ');
  return names.length > namesShown ? `${shown} and ${names.length - namesShown} more` : shown;
}
