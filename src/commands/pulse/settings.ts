import { failure, success } from '../../core/outcome.ts';
import {
  type AnswerPeriod,
  answerPeriods,
  type CombineWay,
  combineWays,
} from '../../core/relationship/combined-answers.ts';
import { type CentreLine, centreLines } from '../../core/relationship/process-limits.ts';
import { type SignalRule, signalRules, usualRules } from '../../core/relationship/signals.ts';
import { type Outcome, problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { OptionValues } from '../command.ts';
import { listed } from '../shared/common-options.ts';
import { OptionReader } from '../shared/option-reader.ts';
import { type BaselinePoints, baselineNamed, dayOrMonth } from './baseline.ts';
import { type Direction, directions } from './known-indicators.ts';

/** Which way is good, as `--good` says of an indicator. */
interface GivenDirection {
  /** The indicator as it was written. */
  readonly name: string;
  readonly good: Direction;
}

/** How answers are combined, as `--combine` says of an indicator. */
interface GivenWay {
  /** The indicator as it was written. */
  readonly name: string;
  readonly way: CombineWay;
}

/** What the options ask, apart from how files are read. */
export interface Settings {
  readonly rules: readonly SignalRule[];
  readonly limits: CentreLine;
  readonly baseline: BaselinePoints | undefined;
  readonly good: readonly GivenDirection[];
  /** The period that answers are combined by; undefined where the data say it. */
  readonly every: AnswerPeriod | undefined;
  /** How: of all indicators, and of those that are named. */
  readonly combine: {
    readonly all: CombineWay | undefined;
    readonly named: readonly GivenWay[];
  };
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
    every: answerPeriods.find((each) => each === options['every']),
    combine: combineNamed(listed(options['combine'], false), reader),
    since: reader.one('since', (text) => dayOrMonth('--since', text, 'first')),
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
  const [name, word] = parted(text);
  if (name === '') {
    const examples = '"Days to resolve=down"';
    return failure(problem('quantity-unreadable', { what: '--good', text, examples }));
  }
  const good = choice('--good', word, directions);
  return good.ok ? success({ name, good: good.value }) : good;
}

/** Reads "mean", which is of all indicators, and "Score=nps". */
function combineNamed(texts: readonly string[], reader: OptionReader): Settings['combine'] {
  const ways = texts.flatMap((text) => {
    const [name, word] = parted(text);
    return reader
      .settle(choice('--combine', word, combineWays))
      .map((way): GivenWay => ({ name, way }));
  });
  const [all, ...more] = ways.filter(({ name }) => name === '');
  if (more.length > 0) reader.problems.push(problem('option-repeated', { option: '--combine' }));
  return { all: all?.way, named: ways.filter(({ name }) => name !== '') };
}

/** What stands before the last equals sign, empty where there is none, and the word after it. */
function parted(text: string): readonly [name: string, word: string] {
  const equals = text.lastIndexOf('=');
  const word = text.slice(equals + 1).trim();
  return [text.slice(0, Math.max(0, equals)).trim(), word.toLowerCase()];
}
