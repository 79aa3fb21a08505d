import { type Outcome, problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import { schemaName } from '../shared/result-versions.ts';
import type { Kind } from '../shared/saved-fields.ts';
import type { SavedResult } from '../shared/saved-result.ts';
import type { Adapter, ChangedMeaning, Comparable } from './adapter.ts';
import type { InputBridge } from './input-bridge.ts';
import type { FigureNotCompared } from './result.ts';

/** Two results of one command, as far as the same means the same in both. */
interface SameMeaning {
  readonly before: Comparable;
  readonly after: Comparable;
  /** The effects of the inputs on the headline; none where the command's own headline is not compared. */
  readonly explained?: () => Outcome<InputBridge>;
  readonly notCompared: readonly FigureNotCompared[];
}

/**
 * What two saved results have that can be compared. Between two versions of the result, figures that came to mean
 * something else are left out and named; the first figure that is left becomes the headline.
 *
 * @throws {Refusal} a result lacks what is needed, or no figure means the same in both
 */
export function sameMeaning(
  adapter: Adapter,
  before: SavedResult,
  after: SavedResult,
): SameMeaning {
  const was = adapter.comparable(before, after);
  const is = adapter.comparable(after, before);
  const { byInput } = adapter;
  const byInputs = byInput && { explained: () => byInput(before.fields, after.fields) };
  if (before.version === after.version)
    return { before: was, after: is, notCompared: [], ...byInputs };
  const concerns = ({ applies = () => true }: ChangedMeaning) => applies(before) || applies(after);
  const changes = (adapter.changedMeanings ?? []).filter(concerns);
  const changed = changesBetween(changes, before.version, after.version);
  const names = new Set(changed.map(({ name }) => name));
  const inBoth = (name: string) =>
    !names.has(name) &&
    [was, is].every(({ figures }) => figures.some((each) => each.name === name));
  const headline = was.figures.find(({ name }) => inBoth(name))?.name;
  if (headline === undefined) {
    const schemas = { before: nameOf(before), after: nameOf(after) };
    throw new Refusal(problem('results-differ', { what: 'version', ...schemas }));
  }
  return {
    before: without(was, names, headline),
    after: without(is, names, headline),
    ...(headline === was.figures[0].name && byInputs),
    notCompared: changed.filter(({ name }) => [before, after].some((saved) => has(saved, name))),
  };
}

const nameOf = ({ command, version }: SavedResult): string => schemaName(command, version);

/** The figures whose meaning differs between two versions, each with its latest change. */
function changesBetween(
  changes: readonly ChangedMeaning[],
  ...versions: readonly [number, number]
): FigureNotCompared[] {
  const [earlier, later] = [Math.min(...versions), Math.max(...versions)];
  const latest = new Map<string, FigureNotCompared>();
  for (const { since, figures, now } of [...changes].sort((a, b) => a.since - b.since))
    if (since > earlier && since <= later)
      for (const name of figures) latest.set(name, { name, since, now });
  return [...latest.values()];
}

/** Without those figures and what takes them apart, and with that headline. */
function without(
  { figures, breakdowns, ...others }: Comparable,
  names: ReadonlySet<string>,
  headline: string,
): Comparable {
  const [first = figures[0], ...rest] = figures
    .filter(({ name }) => !names.has(name))
    .sort((one, other) => Number(other.name === headline) - Number(one.name === headline));
  return {
    ...others,
    figures: [first, ...rest],
    breakdowns: breakdowns.filter(({ of }) => !names.has(of.name)),
  };
}

const anything: Kind<true> = () => true;
const has = ({ fields }: SavedResult, figure: string): boolean =>
  fields.find(`result.${figure}`, anything) === true;
