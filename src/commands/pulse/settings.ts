import { failure, success } from '../../core/outcome.ts';
import { type CentreLine, centreLines } from '../../core/relationship/process-limits.ts';
import { type SignalRule, signalRules, usualRules } from '../../core/relationship/signals.ts';
import { type Outcome, problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { OptionValues } from '../command.ts';
import { listed } from '../shared/common-options.ts';
import { OptionReader } from '../shared/option-reader.ts';
import { dayNamed } from '../shared/reading/day-named.ts';
import { type BaselinePoints, baselineNamed } from './baseline.ts';
import { type Direction, directions } from './known-indicators.ts';

/** Which way is good, as `--good` says of an indicator. */
interface GivenDirection {
  /** The indicator as it was written. */
  readonly name: string;
  readonly good: Direction;
}

/** What the options ask, apart from how files are read. */
export interface Settings {
  readonly rules: readonly SignalRule[];
  readonly limits: CentreLine;
  readonly baseline: BaselinePoints | undefined;
  readonly good: readonly GivenDirection[];
  /** In days since 1970-01-01. */
  readonly since: number | undefined;
  readonly failOnNew: boolean;
  /** As written; all of them where none is named. */
  readonly indicators: readonly string[];
  readonly explain: boolean;
}

/**
 * The options of the command, understood.
 *
 * @throws {Refusal} with everything that cannot be read, or says nothing
 */
export function settingsOf(options: OptionValues): Settings {
  const reader = new OptionReader(options);
  const { problems } = reader;
  const named = new Set(
    listed(options['rule']).flatMap((text) => reader.settle(choice('--rule', text, signalRules))),
  );
  const settings: Settings = {
    rules: named.size === 0 ? usualRules : signalRules.filter((rule) => named.has(rule)),
    limits: centreLines.find((each) => each === options['limits']) ?? 'mean',
    baseline: reader.one('baseline', baselineNamed),
    good: listed(options['good'], false).flatMap((text) => reader.settle(direction(text))),
    since: reader.one('since', (text) => dayNamed('--since', text, 'first day')),
    failOnNew: options['fail-on'] !== undefined,
    indicators: listed(options['indicator'], false),
    explain: options['explain'] === true,
  };
  if (settings.failOnNew && options['since'] === undefined)
    problems.push(problem('option-needs', { option: '--fail-on', needs: '--since' }));
  if (problems.length > 0) throw new Refusal(...problems);
  return settings;
}

function choice<C extends string>(option: string, text: string, choices: readonly C[]): Outcome<C> {
  const found = choices.find((each) => each === text);
  return found === undefined
    ? failure(problem('option-choice', { option, text, choices: choices.join(', ') }))
    : success(found);
}

/** Reads "Days to resolve=down"; the name itself may have an equals sign. */
function direction(text: string): Outcome<GivenDirection> {
  const equals = text.lastIndexOf('=');
  const name = text.slice(0, Math.max(0, equals)).trim();
  if (name === '') {
    const examples = '"Days to resolve=down"';
    return failure(problem('quantity-unreadable', { what: '--good', text, examples }));
  }
  const good = choice(
    '--good',
    text
      .slice(equals + 1)
      .trim()
      .toLowerCase(),
    directions,
  );
  return good.ok ? success({ name, good: good.value }) : good;
}
