import type { Report } from '../../core/report.ts';
import type { Block, Document } from '../../render/document.ts';
import { numberText } from '../../render/number-text.ts';
import { keyOf } from '../option.ts';
import { optionName } from '../shared/economics/inputs.ts';
import { schemaName } from '../shared/result-versions.ts';
import { figureColumn, nameColumn, table, valueName } from '../shared/table.ts';
import { adapterOf } from './adapters.ts';
import type { CompareResult, FigureChange } from './result.ts';
import { bridgeTable, changeTexts, shareText } from './view-bridge.ts';

/** What changed and why, as a person sees it: the headline, what explains it, and the other figures. */
export function view({ result, currency }: Report<CompareResult>): Document {
  const { labels } = adapterOf(result.command);
  const figures = [result.headline, ...result.better, ...result.worse, ...result.otherwise];
  const same =
    figures.every(({ before, after }) => before === after) &&
    result.assumptionsChanged.length === 0;
  const moved = result.bridges.filter(({ parts }) => parts.some(({ effect }) => effect !== 0));
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
      {
        kind: 'text',
        tone: 'plain',
        lines: [same ? unchanged(result) : headline(result, labels)],
      },
      ...moved.map((bridge) => bridgeTable(bridge, labels)),
      ...figureTable('Better', result.better, result, labels),
      ...figureTable('Worse', result.worse, result, labels),
      ...figureTable('Also changed', result.otherwise, result, labels),
      ...notComparedLines(result, labels),
      ...segmentLines(result),
      ...assumptionTable(result),
    ],
  };
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

function headline({ headline: figure }: CompareResult, labels: Labels): string {
  const { name, unit, before, after, changeShare } = figure;
  const label = labels[name] ?? name;
  const [was, is, change] = changeTexts(before, after, unit);
  if (before === after) return `${label} stays at ${is}.`;
  const share = shareText(changeShare);
  const by = change === '' ? '' : `: ${change}${share === '' ? '' : ` (${share})`}`;
  return `${label} ${was} → ${is}${by}`;
}

/** The headline stands above already. */
function figureTable(
  heading: string,
  figures: readonly FigureChange[],
  { headline: { name: shown } }: CompareResult,
  labels: Labels,
): Block[] {
  const others = figures.filter(({ name }) => name !== shown);
  if (others.length === 0) return [];
  const texts = ({ before, after, unit }: FigureChange) => changeTexts(before, after, unit);
  return [
    table(
      others,
      [
        nameColumn('', ({ name }) => labels[name] ?? name),
        figureColumn('before', (figure) => texts(figure)[0]),
        figureColumn('after', (figure) => texts(figure)[1]),
        figureColumn('change', (figure) => texts(figure)[2]),
        figureColumn('', ({ changeShare }) => shareText(changeShare)),
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
      `  ${labels[name] ?? name}: since ${schemaName(command, since)}, ${now}`,
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
