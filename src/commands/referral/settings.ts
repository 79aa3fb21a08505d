import { quantity } from '../../core/quantity/quantity.ts';
import { isRange } from '../../core/quantity/range.ts';
import type { Assumption } from '../../core/report.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { OptionValues } from '../command.ts';
import { listed, topCount } from '../shared/common-options.ts';

/** What the options ask of referrals, apart from what customers are worth. */
export interface Settings {
  readonly customers: readonly string[];
  readonly by: readonly string[];
  readonly credit: number;
  /** How many referrals up a chain credit passes; Infinity for all. */
  readonly depth: number;
  /** Of referrals of unknown type, the share that is type-one; undefined where nothing says. */
  readonly typeOne: number | undefined;
}

/** How many referrers a person is shown where `--top` does not say. */
export const usualTop = 10;

const usualCredit = 0.5;
const deepest = 100;

/**
 * The options of the command, understood.
 *
 * @throws {Refusal} with everything that cannot be read
 */
export function settingsOf(options: OptionValues): Settings {
  const problems: Problem[] = [];
  const share = (name: string): number | undefined => {
    const text = options[name];
    if (typeof text !== 'string') return undefined;
    const what = `--${name}`;
    const read = quantity('share', what, text);
    if (read.ok && !isRange(read.value.range)) return read.value.range.base;
    const examples = '25% or 0.25';
    problems.push(
      read.ok ? problem('quantity-unreadable', { what, text, examples }) : read.problem,
    );
    return undefined;
  };
  const customers = listed(options['customers'], false);
  if (customers.length === 0) {
    const example = 'rapport referral referrals.csv --customers customers.csv';
    problems.push(
      problem('option-missing', { command: 'referral', option: '--customers', example }),
    );
  }
  const depth = depthOf(options['depth']);
  if (depth === undefined) {
    const allowed = `a whole number from 1 to ${deepest}, or all`;
    problems.push(
      problem('out-of-range', { what: '--depth', text: String(options['depth']), allowed }),
    );
  }
  const settings: Settings = {
    customers,
    by: listed(options['by']),
    credit: share('credit') ?? usualCredit,
    depth: depth ?? 1,
    typeOne: share('type-one'),
  };
  if (problems.length > 0) throw new Refusal(...problems);
  // Only the view goes by it, which comes too late to refuse.
  topCount(options['top']);
  return settings;
}

function depthOf(text: OptionValues[string] | undefined): number | undefined {
  if (text === undefined) return 1;
  if (text === 'all') return Infinity;
  const depth = typeof text === 'string' && /^0*[1-9]\d*$/.test(text) ? Number(text) : Infinity;
  return depth <= deepest ? depth : undefined;
}

/** The settings as the result shows them. */
export function settingsEchoed(
  { credit, depth, typeOne }: Settings,
  options: OptionValues,
): Record<string, Assumption> {
  const echo = (name: string, value: number | string, usual: string): Assumption => {
    const given = options[name];
    return typeof given === 'string'
      ? { value, unit: null, text: given, source: `--${name}` }
      : { value, unit: null, text: usual, source: 'default' };
  };
  return {
    credit: echo('credit', credit, '50%'),
    depth: echo('depth', depth === Infinity ? 'all' : depth, '1'),
    typeOne: echo('type-one', typeOne ?? 1, '100%'),
  };
}
