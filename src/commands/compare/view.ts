import type { Report } from '../../core/report.ts';
import { type Block, type Document, details, pictureDetails } from '../../render/document.ts';
import { numberText, percentText } from '../../render/number-text.ts';
import type { Request } from '../command.ts';
import { keyOf } from '../option.ts';
import { optionName } from '../shared/economics/inputs.ts';
import { schemaName } from '../shared/result-versions.ts';
import {
  figureColumn,
  nameColumn,
  percentage,
  table,
  valueName,
  withFigures,
} from '../shared/table.ts';
import { labelOf } from './adapter.ts';
import { adapterOf } from './adapters.ts';
import { bridgePictures } from './bridge-picture.ts';
import type { CompareOptions } from './options.ts';
import type { Bridge, CompareResult, Failure, FigureChange } from './result.ts';
import { bridgeTable, changeColumns, shareText } from './view-bridge.ts';

/** What changed and why, as a person sees it: what explains the headline, and the other figures. */
export function view(
  { result, currency }: Report<CompareResult>,
  { options }: Request<CompareOptions>,
): Document {
  const { labels } = adapterOf(result.command);
  const figures = [result.headline, ...result.better, ...result.worse, ...result.otherwise];
  const same =
    figures.every(({ before, after }) => before === after) &&
    result.assumptionsChanged.length === 0;
  return {
    title: 'What changed, and why',
    ...(currency !== null && { subtitle: currency }),
    blocks: [
      {
        kind: 'fields',
        rows: [
          [
            'Before',
            `${fileName(result.before.file)}, a result of ${result.command}${ofVersion(result, 'before')}`,
          ],
          ['After', `${fileName(result.after.file)}${ofVersion(result, 'after')}`],
          ['In both', inBoth(result)],
        ],
      },
      ...failureBlocks(result, labels, options.explain === true),
      ...(same ? [{ kind: 'text', tone: 'plain', lines: [unchanged(result)] } as const] : []),
      ...bridgeBlocks(result, labels, options.explain === true),
      ...figureBlocks(result, labels),
      ...notComparedLines(result, labels),
      ...segmentLines(result),
      ...assumptionTable(result),
    ],
  };
}

/** So many parts of a change leave room on a screen for the rest. */
const mostParts = 8;

/** So many rows of all tables fit on a screen together. */
const mostRows = 12;

/** The rows of the tables that are always shown, and of the other figures. */
function rowsOf(result: CompareResult): number {
  const { better, worse, otherwise, bridges, failures = [], assumptionsChanged } = result;
  const parts = Math.min(mostParts, bridges[0]?.parts.length ?? 0);
  const figures = better.length + worse.length + otherwise.length;
  return parts + figures + failures.length + assumptionsChanged.length;
}

/** The most detailed explanation; where there is no room, the others are details, as are its smallest parts. */
function bridgeBlocks(result: CompareResult, labels: Labels, explain: boolean): Block[] {
  const moved = result.bridges.filter(({ parts }) => parts.some(({ effect }) => effect !== 0));
  const [first, ...rest] = moved;
  if (first === undefined) return [];
  const ofRest = rest.reduce((sum, { parts }) => sum + parts.length, 0);
  const picture = (bridge: Bridge) => pictureDetails(bridgePictures(bridge, labels, mostParts));
  if (explain || rowsOf(result) + ofRest <= mostRows)
    return moved.flatMap((bridge) => [...picture(bridge), bridgeTable(bridge, labels)]);
  const isLong = first.parts.filter(({ effect }) => effect !== 0).length > mostParts;
  return [
    ...picture(first),
    bridgeTable(first, labels, isLong ? mostParts : undefined),
    ...(isLong ? details('every part of the change', [bridgeTable(first, labels)]) : []),
    ...rest.flatMap((bridge) => [
      ...picture(bridge),
      ...details(`the change by ${bridge.by}`, [bridgeTable(bridge, labels)]),
    ]),
  ];
}

/** The other figures; details where there is no room for them. */
function figureBlocks(result: CompareResult, labels: Labels): Block[] {
  const { better, worse, otherwise } = result;
  const blocks = [
    ...figureTable('Better', better, result, labels),
    ...figureTable('Worse', worse, result, labels),
    ...figureTable('Also changed', otherwise, result, labels),
  ];
  return rowsOf(result) <= mostRows ? blocks : details('the other figures', blocks);
}

/** What moved by more than --fail-on allows, or that nothing did; nothing without the option. */
function failureBlocks(
  { failOn, failures, headline: { unit } }: CompareResult,
  labels: Labels,
  explain: boolean,
): Block[] {
  if (failOn === undefined || failures === undefined) return [];
  const allowed = percentText(failOn, 1);
  if (failures.length === 0) {
    const line = `Nothing moved by more than ${allowed} (--fail-on).`;
    return [{ kind: 'text', tone: 'plain', lines: [line] }];
  }
  const shown = explain ? failures : failures.slice(0, mostParts);
  const words = { changed: '', new: 'new', vanished: 'gone', 'not-compared': 'not compared' };
  const moved = table(
    shown,
    [
      nameColumn('', ({ name, segment }) =>
        segment === undefined ? labelOf(name, labels) : valueName(name),
      ),
      ...changeColumns<Failure>(({ before, after }) => ({ before, after, unit })).slice(0, 2),
      withFigures(
        figureColumn('change', ({ kind, changeShare }) => words[kind] || shareText(changeShare)),
        percentage(1),
        ({ kind, changeShare }) => (words[kind] === '' ? changeShare : null),
      ),
    ],
    { name: 'Means that moved', heading: `Means that moved by more than ${allowed} (--fail-on)` },
  );
  const rest = failures.length - shown.length;
  if (rest === 0) return [moved];
  const line = `${numberText(rest, 0)} more are in JSON and with --explain.`;
  return [moved, { kind: 'text', tone: 'plain', lines: [line] }];
}

const fileName = (file: string): string => (file === '-' ? 'standard input' : file);

/** The schema, where the two have different ones. */
function ofVersion({ command, ...files }: CompareResult, which: 'before' | 'after'): string {
  const { version } = files[which];
  return files.before.version === files.after.version ? '' : ` (${schemaName(command, version)})`;
}

/** What makes them comparable; the currency stands in the title. */
const inBoth = ({ common }: CompareResult): string =>
  common
    .filter(({ what, text }) => what !== 'currency' && text !== 'none')
    .map(({ what, text }) => (what === 'kind' ? text : `${what} ${text}`))
    .join('; ');

const unchanged = ({ notCompared }: CompareResult): string =>
  notCompared.length === 0
    ? 'Nothing changed.'
    : 'Nothing changed in the figures that can be compared.';

type Labels = Readonly<Record<string, string>>;

/** The headline stands in the answer already. */
function figureTable(
  heading: string,
  figures: readonly FigureChange[],
  { headline: { name: shown } }: CompareResult,
  labels: Labels,
): Block[] {
  const others = figures.filter(({ name }) => name !== shown);
  if (others.length === 0) return [];
  return [
    table(
      others,
      [
        nameColumn('', ({ name }) => labelOf(name, labels)),
        ...changeColumns<FigureChange>((figure) => figure),
        withFigures(
          figureColumn('', ({ changeShare }) => shareText(changeShare)),
          percentage(1),
          ({ changeShare }) => changeShare,
        ),
      ],
      { heading },
    ),
  ];
}

/** The figures that the versions of the two have with different meanings. */
function notComparedLines({ command, notCompared }: CompareResult, labels: Labels): Block[] {
  if (notCompared.length === 0) return [];
  const lines = notCompared.map(
    ({ name, since, now }) =>
      `  ${labelOf(name, labels)}: since ${schemaName(command, since)}, ${now}`,
  );
  const heading = 'Not compared, as the two results mean different things by it:';
  return [{ kind: 'text', tone: 'plain', lines: [heading, ...lines] }];
}

/** Segments that only one of the two has: what they bring in, or take away, is all their own. */
function segmentLines({ bridges }: CompareResult): Block[] {
  const parts = bridges.find(({ by }) => by === 'segment')?.parts ?? [];
  const named = (kind: 'new' | 'vanished') =>
    parts.filter((part) => part.kind === kind).map(({ name }) => valueName(name));
  const lines = [
    ...sentence('New segments', named('new')),
    ...sentence('Removed segments', named('vanished')),
  ];
  return lines.length === 0 ? [] : [{ kind: 'text', tone: 'plain', lines }];
}

const sentence = (what: string, names: readonly string[]): string[] =>
  names.length === 0
    ? []
    : [`${what}: ${[...names.slice(0, mostNames), ...more(names.length - mostNames)].join('; ')}`];

const mostNames = 10;
const more = (count: number): string[] => (count > 0 ? [`and ${numberText(count, 0)} more`] : []);

/** The changed assumptions that no bridge by input has shown. */
function assumptionTable({ assumptionsChanged, bridges }: CompareResult): Block[] {
  const shown = new Set(
    bridges
      .filter(({ by }) => by === 'input')
      .flatMap(({ parts }) => parts.map(({ name }) => keyOf(name))),
  );
  const rest = assumptionsChanged.filter(({ name }) => !shown.has(name));
  if (rest.length === 0) return [];
  const bySegment = bridges.some(({ by }) => by === 'segment');
  return [
    table(
      rest,
      [
        nameColumn('', ({ name }) => optionName(name)),
        figureColumn('before', ({ before }) => before ?? 'not given'),
        figureColumn('after', ({ after }) => after ?? 'not given'),
      ],
      {
        heading: `Assumptions that changed${bySegment ? '; their effects are in every segment' : ''}`,
      },
    ),
  ];
}
