import { decimalSum, isDecimal } from '../../core/numeric/decimal-grid.ts';
import { type Outcome, type Problem, problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import { ProblemTally } from '../../problems/tally.ts';
import type { Output, Request, World } from '../command.ts';
import { outputOf } from '../shared/output.ts';
import { number, orNull, text } from '../shared/saved-fields.ts';
import {
  type SavedAssumption,
  type SavedResult,
  savedAssumptions,
  savedResult,
} from '../shared/saved-result.ts';
import type { Comparable, Figure } from './adapter.ts';
import { adapterOf } from './adapters.ts';
import { bridgeByInput, bridges } from './bridges.ts';
import { failuresOf, isDivided } from './failures.ts';
import type { InputBridge } from './input-bridge.ts';
import type { CompareOptions } from './options.ts';
import type { AssumptionChange, Bridge, CompareResult, FigureChange } from './result.ts';
import { sameMeaning } from './versions.ts';

/** Compares two saved results of one command. */
export async function run(
  { operands, options }: Request<CompareOptions>,
  world: World,
): Promise<Output<CompareResult>> {
  const [first = '', second = ''] = twoFiles(operands);
  const before = await savedResult(first, world);
  const after = await savedResult(second, world);
  const adapter = adapterOf(before.command, before.file);
  adapterOf(after.command, after.file);
  if (before.command !== after.command) {
    const what = 'command';
    throw new Refusal(
      problem('results-differ', { what, before: before.command, after: after.command }),
    );
  }
  refuseNarrowed(before);
  refuseNarrowed(after);
  const { before: was, after: is, explained, notCompared } = sameMeaning(adapter, before, after);
  refuseDiffering(was, is);
  const isHidden =
    adapter.comparable(before, after).breakdowns.some(isDivided) && !was.breakdowns.some(isDivided);
  const problems = new ProblemTally();
  return outputOf(
    'compare',
    {
      currency: after.fields.find('currency', orNull(text)) ?? null,
      result: {
        command: before.command,
        before: { file: before.file, version: before.version },
        after: { file: after.file, version: after.version },
        common: is.conditions,
        cautions: [...cautionOf(before.file, was), ...cautionOf(after.file, is)],
        ...figureChanges(was, is),
        notCompared,
        ...(options.failOn !== undefined && {
          failOn: options.failOn,
          failures: failuresOf({ before: was, after: is, isHidden }, options.failOn),
        }),
        bridges: [
          ...explainedByInput(explained?.(), was, problems),
          ...bridges({ file: before.file, comparable: was }, { file: after.file, comparable: is }),
        ],
        assumptionsChanged: assumptionChanges(
          savedAssumptions(before.fields),
          savedAssumptions(after.fields),
        ),
      },
    },
    [{ problems }],
  );
}

const cautionOf = (file: string, { caution }: Comparable): CompareResult['cautions'] =>
  caution === undefined ? [] : [{ file, text: caution }];

/** @throws {Refusal} there are not two, or both are standard input */
function twoFiles(operands: readonly string[]): readonly string[] {
  if (operands.length !== 2)
    throw new Refusal(problem('comparison-two-files', { given: operands.length }));
  if (operands.every((file) => file === '-')) {
    const options = 'two files named - (standard input)';
    const settle = 'Name a file in place of one of them; standard input can be read only once.';
    throw new Refusal(problem('option-conflict', { options, settle }));
  }
  return operands;
}

/** @throws {Refusal} it has only some of its segments, which do not add up to all, so that none could be missed */
function refuseNarrowed({ command, file, fields }: SavedResult): void {
  if (fields.find('result.segmentsInAll', number) === undefined) return;
  const narrow = `${command} with some of its segments (--where, --top)`;
  const facts = { command: narrow, known: `${command} with all of them` };
  throw new Refusal(problem('comparison-unknown', facts, { file }));
}

/** @throws {Refusal} the results do not have in common what figures must to be compared */
function refuseDiffering(before: Comparable, after: Comparable): void {
  const problems = before.conditions.flatMap(({ what, text }): Problem[] => {
    const other = after.conditions.find((each) => each.what === what)?.text ?? 'none';
    return other === text ? [] : [problem('results-differ', { what, before: text, after: other })];
  });
  if (problems.length > 0) throw new Refusal(...problems);
}

/** The bridge by inputs where the command has one; the reason, among the problems, where it cannot be built. */
function explainedByInput(
  found: Outcome<InputBridge> | undefined,
  before: Comparable,
  problems: ProblemTally,
): Bridge[] {
  if (found === undefined) return [];
  if (found.ok) {
    return found.value.parts.length === 0 ? [] : [bridgeByInput(found.value, before)];
  }
  problems.add(found.problem);
  return [];
}

/** The assumptions that are not the same in both, in the order of the first and then of the second. */
function assumptionChanges(
  was: ReadonlyMap<string, SavedAssumption>,
  is: ReadonlyMap<string, SavedAssumption>,
): AssumptionChange[] {
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((name) => {
    const [old, now] = [was.get(name), is.get(name)];
    if (old !== undefined && now !== undefined && sameAssumption(old, now)) return [];
    return [{ name, before: old?.text ?? null, after: now?.text ?? null }];
  });
}

const sameAssumption = (one: SavedAssumption, other: SavedAssumption): boolean =>
  (['value', 'unit', 'low', 'high'] as const).every((key) => one[key] === other[key]);

type Changes = Pick<CompareResult, 'headline' | 'better' | 'worse' | 'otherwise'>;

/** The headline, and every figure that both results have and that changed, the largest relative change first. */
function figureChanges(before: Comparable, after: Comparable): Changes {
  const later = new Map(after.figures.map((figure) => [figure.name, figure]));
  const pairs = before.figures.flatMap((was): (readonly [Figure, Figure])[] => {
    const is = later.get(was.name);
    return is === undefined || sameFigure(was.value, is.value) ? [] : [[was, is]];
  });
  const directed = pairs.map(([was, is]) => ({
    change: changeOf(was, is),
    size: sizeOf(was, is),
    good: was.better === null ? 0 : direction(was, is) * (was.better === 'up' ? 1 : -1),
  }));
  const of = (sign: number): FigureChange[] =>
    directed
      .filter(({ good }) => good === sign)
      .sort((a, b) => b.size - a.size || (a.change.name < b.change.name ? -1 : 1))
      .map(({ change }) => change);
  return {
    headline: changeOf(before.figures[0], after.figures[0]),
    better: of(1),
    worse: of(-1),
    otherwise: of(0),
  };
}

const digitsOfShares = 8;

/** As far as two ways to the same number may differ by rounding. */
const rounding = 1e-12;

const sameFigure = (one: number | null, other: number | null): boolean =>
  one === other ||
  (one !== null && other !== null && Math.abs(one - other) <= rounding * Math.abs(one));

function changeOf(was: Figure, is: Figure): FigureChange {
  const { name, unit, better, value: before } = was;
  const after = is.value;
  const change = before === null || after === null ? null : difference(before, after);
  const changeShare =
    change === null || before === null || before === 0 ? null : change / Math.abs(before);
  return { name, unit, better, before, after, change, changeShare };
}

/** Of amounts exactly, as decimals. */
const difference = (before: number, after: number): number =>
  isDecimal(before) && isDecimal(after) ? decimalSum([after, -before]) : after - before;

/** 1 where it rose, −1 where it fell, 0 where nobody can say. */
function direction(was: Figure, is: Figure): number {
  const before = was.value ?? (was.endless === true ? Infinity : Number.NaN);
  const after = is.value ?? (is.endless === true ? Infinity : Number.NaN);
  return after > before ? 1 : after < before ? -1 : 0;
}

/**
 * A change from or to nothing, or to beyond all numbers, is larger than any share. Shares that differ only by the
 * rounding of their amounts are equal.
 */
function sizeOf(was: Figure, is: Figure): number {
  const share = changeOf(was, is).changeShare;
  return share === null ? Number.MAX_VALUE : Number(Math.abs(share).toPrecision(digitsOfShares));
}
