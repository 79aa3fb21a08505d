import type { Report } from '../../core/report.ts';
import { answerIn, type NameFigure } from '../shared/result-answer.ts';
import { whole } from '../shared/table.ts';
import type { GoalStatus } from './goal-status.ts';
import type { PulseResult } from './result.ts';

type PulseReport = Report<PulseResult>;

/** Which indicators may need attention, and which goals are met. */
export const answer = answerIn({ sentence, certainty, wouldChange });

function sentence({ result }: PulseReport, figure: NameFigure): string {
  const { counts, targets } = result;
  const attention = attentionText(result, figure);
  if (targets === undefined || counts.targets === 0) return `${capital(attention)}.`;
  const met = figure('counts.met', counts.met, whole(counts.met));
  const all = figure('counts.targets', counts.targets, whole(counts.targets));
  const missed = targets.filter(({ status }) => status === 'missed').map(nameOf);
  const named = missed.length === 0 ? '' : `, missed: ${listText(missed)}`;
  const [only] = targets;
  if (only !== undefined && targets.length === 1)
    return `The goal ${becameOfGoal[only.status]}: ${nameOf(only)}; ${attention}.`;
  return `${met} of ${all} goals ${counts.met === 1 ? 'is' : 'are'} met${named}; ${attention}.`;
}

const becameOfGoal: Readonly<Record<GoalStatus, string>> = {
  met: 'is met',
  missed: 'is missed',
  'not yet': 'is not yet met',
  unknown: 'has no value until its day',
};

function attentionText({ counts, indicators }: PulseResult, figure: NameFigure): string {
  const { attention, tooFew } = counts;
  // Named first: it is what the sentence is about.
  const count = attention > 0 ? figure('counts.attention', attention, whole(attention)) : '';
  const all = figure('counts.indicators', counts.indicators, whole(counts.indicators));
  const of = `${all} ${counts.indicators === 1 ? 'indicator' : 'indicators'}`;
  if (tooFew === counts.indicators)
    return counts.indicators === 1
      ? `"${nameOf(indicators[0] ?? { indicator: '' })}" has too few points to tell a change from chance`
      : `none of the ${of} has enough points to tell a change from chance`;
  if (attention === 0)
    return counts.indicators === 1
      ? 'the indicator needs no attention'
      : `none of ${of} needs attention`;
  const calling = indicators.filter(({ status }) => status === 'may need attention').map(nameOf);
  return `${count} of ${of} may need attention: ${listText(calling)}`;
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

const nameOf = ({ indicator }: { readonly indicator: string }): string => shortName(indicator);

/** A question as a name would fill the sentence. */
const longestName = 50;
const shortName = (name: string): string =>
  name.length > longestName ? `${name.slice(0, longestName)}…` : name;

const mostNamed = 2;

function listText(names: readonly string[]): string {
  const more = names.length - mostNamed;
  return more > 0 ? `${names.slice(0, mostNamed).join(', ')} and others` : names.join(' and ');
}

function certainty({ result }: PulseReport, figure: NameFigure): string {
  const { counts, indicators } = result;
  const { tooFew } = counts;
  if (tooFew === counts.indicators) return 'not at all: so few points have no limits';
  const provisional = indicators.some((each) => each.provisional === true);
  const few =
    tooFew === 0
      ? ''
      : `; ${figure('counts.tooFew', tooFew, whole(tooFew))} ${tooFew === 1 ? 'has' : 'have'} too few points`;
  return provisional
    ? `limits of few points are provisional: a few more can move them${few}`
    : `within the limits all is random variation${few}`;
}

function wouldChange({ result }: PulseReport, figure: NameFigure): string {
  const { indicators, counts, targets } = result;
  const undirected = indicators.filter(({ good }) => good === null).map(nameOf);
  if (undirected.length > 0)
    return `which way is good of ${listText(undirected)} (--good): until then any change counts`;
  if (counts.tooFew === counts.indicators) return 'more points';
  if (targets === undefined) return 'the next points, and a baseline of a quiet time (--baseline)';
  return counts.missed > 0
    ? `what is done about ${figure('counts.missed', counts.missed, whole(counts.missed))} missed ${counts.missed === 1 ? 'goal' : 'goals'}`
    : 'the next points';
}
