import type { Report } from '../../core/report.ts';
import { percentText } from '../../render/number-text.ts';
import { optionName } from '../shared/economics/inputs.ts';
import { answerNaming, type NameFigure, type ResultAnswer } from '../shared/result-answer.ts';
import { valueName } from '../shared/table.ts';
import { labelOf } from './adapter.ts';
import { adapterOf } from './adapters.ts';
import type { Bridge, BridgePart, CompareResult, Failure } from './result.ts';
import { changeTexts, shareText } from './view-bridge.ts';

type CompareReport = Report<CompareResult>;

/** How the headline moved, and most of all why; with --fail-on first what moved by more than is allowed. */
export const answer = ({ result }: CompareReport): ResultAnswer =>
  answerNaming((figure) => ({
    sentence: failureSentence(result, figure) ?? headlineSentence(result, figure),
    certainty: certaintyOf(result),
    wouldChange: wouldChange(result),
  }));

function certaintyOf({ cautions }: CompareResult): string {
  const [first] = cautions;
  return first === undefined
    ? 'both results as they were saved; whether the change is more than chance is not tested'
    : `little can be made of it: ${first.text}`;
}

const mostNamed = 5;

function failureSentence(result: CompareResult, figure: NameFigure): string | null {
  const { failOn, failures = [] } = result;
  if (failOn === undefined || failures.length === 0) return null;
  const { labels } = adapterOf(result.command);
  if (failures[0]?.kind === 'not-compared')
    return `It cannot be said whether segments moved: the two versions mean different things by ${labelOf(result.failures?.[0]?.name ?? '', labels)}.`;
  const names = failures.slice(0, mostNamed).map((failure, i) => {
    const name = failure.segment === undefined ? labelOf(failure.name, labels) : failure.name;
    return `${shortened(valueName(name))} (${failureText(failure, i, figure)})`;
  });
  const others = failures.length > mostNamed ? ' and others' : '';
  const allowed = figure('failOn', failOn, percentText(failOn, 1));
  return `Moved by more than ${allowed}: ${names.join(', ')}${others}.`;
}

/** A segment may have a long name. */
const shortened = (name: string): string => (name.length > 30 ? `${name.slice(0, 29)}…` : name);

function failureText({ kind, changeShare }: Failure, i: number, figure: NameFigure): string {
  if (kind === 'new') return 'new';
  if (kind === 'vanished') return 'gone';
  if (changeShare === null) return 'from or to nothing';
  return figure(`failures[${i}].changeShare`, changeShare, shareText(changeShare));
}

function headlineSentence(result: CompareResult, figure: NameFigure): string {
  const { name, before, after, change, changeShare, unit } = result.headline;
  const label = labelOf(name, adapterOf(result.command).labels);
  if (before === null || after === null) return unknownSentence(result, label, figure);
  const [was, is, difference] = changeTexts(before, after, unit);
  const now = figure('headline.after', after, is);
  // What differs only beyond the printed digits has not moved.
  if (change === null || was === is) return `${label}: unchanged at ${now}.`;
  // A share of a share would be taken for points.
  const by =
    changeShare === null || unit === 'share' || unit === 'rate'
      ? figure('headline.change', change, difference.replace(/^[+−]/, ''))
      : figure(
          'headline.changeShare',
          changeShare,
          shareText(Math.abs(changeShare)).replace('+', ''),
        );
  const then = figure('headline.before', before, was);
  const verb = change > 0 ? 'rose' : 'fell';
  return `${label} ${verb} by ${by}, from ${then} to ${now}${reason(result, change)}.`;
}

function unknownSentence({ headline }: CompareResult, label: string, figure: NameFigure): string {
  const { before, after, unit } = headline;
  const [was, is] = changeTexts(before, after, unit);
  if (after !== null)
    return `${label} is ${figure('headline.after', after, is)} now; it was not known before.`;
  if (before !== null)
    return `${label} was ${figure('headline.before', before, was)}; now it is not known.`;
  return `${label} is not known in either result.`;
}

/** The part with the largest effect in the direction of the change. */
function reason(result: CompareResult, change: number): string {
  const bridge = result.bridges.find(({ by }) => by !== 'step') ?? result.bridges[0];
  if (bridge === undefined || bridge.of !== result.headline.name) return '';
  const along = (part: BridgePart) => part.effect * Math.sign(change);
  const [first, ...rest] = bridge.parts;
  if (first === undefined) return '';
  const most = rest.reduce((best, part) => (along(part) > along(best) ? part : best), first);
  if (along(most) <= 0) return '';
  const share = along(most) * 2 >= Math.abs(change) ? 'most of it' : 'first of all';
  return `, ${share} because of ${partText(bridge, most, result)}`;
}

/** "premium (more customers)", "margin (25% → 30%)", "Cost of goods". */
function partText(bridge: Bridge, part: BridgePart, result: CompareResult): string {
  const { name, kind, before, after } = part;
  if (bridge.by === 'input')
    return `${optionName(name)} (${before ?? 'not given'} → ${after ?? 'not given'})`;
  if (bridge.by === 'segment' && name === '') return causeOf(bridge, part);
  const called =
    bridge.by === 'segment'
      ? segmentText(name, result)
      : labelOf(name, adapterOf(result.command).labels);
  if (kind === 'new') return `${shortened(called)} (new)`;
  if (kind === 'vanished') return `${shortened(called)} (gone)`;
  return part.weightEffect === undefined
    ? shortened(called)
    : `${shortened(called)} (${causeOf(bridge, part)})`;
}

/** A number alone says nothing in a sentence: "decile 1". */
function segmentText(name: string, { common }: CompareResult): string {
  const columns = common.find(({ what }) => what === 'segments')?.text ?? '';
  return /^\d+$/.test(name) && columns !== '' ? `${columns} ${name}` : valueName(name);
}

/** Whether there are more of them, or more of each. */
function causeOf({ combined, unit }: Bridge, part: BridgePart): string {
  const { weightEffect = 0, levelEffect = 0, weightBefore = 0, weightAfter = 0, effect } = part;
  if (Math.abs(weightEffect) > Math.abs(levelEffect)) {
    const more = weightAfter > weightBefore;
    if (combined === 'mean') return more ? 'a larger share' : 'a smaller share';
    return more ? 'more customers' : 'fewer customers';
  }
  const rises = Math.sign(levelEffect === 0 ? effect : levelEffect) > 0;
  if (unit === 'rate') return rises ? 'a higher rate' : 'a lower rate';
  return rises ? 'more per customer' : 'less per customer';
}

function wouldChange({ assumptionsChanged, notCompared }: CompareResult): string {
  const names = assumptionsChanged.map(({ name }) => optionName(name));
  const some = names.length > mostNamed ? [...names.slice(0, mostNamed), 'others'] : names;
  if (names.length > 0) return `the assumptions that differ: ${some.join(', ')}`;
  if (notCompared.length > 0)
    return 'saving the earlier result again with this version, which means other things by some figures';
  return 'nothing was assumed differently: other data, or another version';
}
