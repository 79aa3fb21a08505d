import type { Report } from '../../../core/report.ts';
import { type Document, details, pictureDetails, type Table } from '../../../render/document.ts';
import { addingUp, numberText } from '../../../render/number-text.ts';
import { sourceText } from '../../shared/source-text.ts';
import {
  countColumn,
  decimal,
  decimalsFor,
  figureColumn,
  moneyColumn,
  segmentTable,
  shareColumn,
  type TableColumn,
  table,
  unknown,
  wordColumn,
} from '../../shared/table.ts';
import { movementPictures } from './movement-pictures.ts';
import type { MonthMovements, MovementsLine, MovementsResult, TimeMovements } from './result.ts';
import { toldMonth } from './told-month.ts';

type MovementsReport = Report<MovementsResult>;

/** A page has these many months; the rest is in JSON and CSV. */
const mostMonths = 12;
/** The rates of these are shown beside them. */
const fewMonths = 6;
const mostSegments = 6;

/** The document of a result: what moved month by month, and which share of it is kept. */
export function view(report: MovementsReport): Document {
  const { result, currency } = report;
  const { months } = result.total;
  const isDivided = result.segments.length > 0;
  const rates = ratesTable(result, months.slice(-fewMonths));
  return {
    title: 'How monthly recurring revenue (MRR) moves',
    ...(currency !== null && { subtitle: currency }),
    blocks: [
      {
        kind: 'fields',
        rows: [['Read as', `${sourceWords[result.source]}${dayText(result)}`], ...fileRows(report)],
      },
      ...pictureDetails(movementPictures(result)),
      moneyTable(result, months.slice(-(isDivided ? fewMonths : mostMonths))),
      ...(isDivided
        ? [segmentsTable(result), ...details('the rates of each month', [rates])]
        : [rates]),
      { kind: 'text', tone: 'plain', lines: notes(report) },
      { kind: 'text', tone: 'left out', lines: leftOutNotes(report.result) },
      ...details('the definitions', [{ kind: 'text', tone: 'plain', lines: definitions(result) }]),
    ],
  };
}

/** Copies of a year are many files: they are added up. */
const mostFiles = 3;

function fileRows({ sources }: MovementsReport): [string, string][] {
  const [first, last] = [sources[0], sources.at(-1)];
  if (sources.length <= mostFiles || first === undefined || last === undefined)
    return sources.map((source) => ['File', sourceText(source)]);
  const setAside: Record<string, number> = {};
  for (const source of sources)
    for (const [code, rows] of Object.entries(source.setAside))
      setAside[code] = (setAside[code] ?? 0) + rows;
  const all = (of: (source: (typeof sources)[number]) => number) =>
    sources.reduce((sum, source) => sum + of(source), 0);
  const file = `${sources.length} files from ${first.file} to ${last.file}`;
  const [read, used] = [all((source) => source.read), all((source) => source.used)];
  const rejected = all((source) => source.rejected);
  return [['Files', sourceText({ file, read, used, setAside, rejected })]];
}

const sourceWords = {
  'month-columns': 'MRR by subscriber, a column for each month',
  'month-rows': 'MRR by subscriber, a row for each month',
  changes: 'changes of MRR, a row each; nobody paid before the first',
  invoices: 'invoices, each divided by the months of its service period',
  copies: 'dated copies of one export of subscriptions',
  'one-export': 'one export of subscriptions, with the amounts of today',
} as const;

const dayText = ({ lastDay, lastMonth }: MovementsResult): string =>
  lastDay === null ? '' : `; ${lastMonth} goes up to ${lastDay}`;

const names = (result: MovementsResult) =>
  result.source === 'one-export'
    ? ({ gain: 'added', loss: 'dropped' } as const)
    : ({ gain: 'expansion', loss: 'contraction' } as const);

/** The months and what moved in each, so that a reader can add up the rows and follow the last column down. */
function moneyTable(result: MovementsResult, months: readonly MonthMovements[]): Table {
  const { gain, loss } = names(result);
  const decimals = decimalsFor(months.map(({ closing }) => closing));
  const parts = months.map((each) => {
    const moved = [each.new, each.reactivation, each[gain] ?? 0, -(each[loss] ?? 0), -each.churn];
    return addingUp([each.opening, ...moved], decimals).slice(1);
  });
  const part = (
    header: string,
    index: number,
    of: (month: MonthMovements) => number,
  ): TableColumn<MonthMovements> => ({
    ...moneyColumn(header, of),
    texts: () => parts.map((each) => numberText(each[index] ?? 0, decimals)),
  });
  return table(
    months,
    [
      wordColumn<MonthMovements>('month', ({ month }) => month),
      part('new', 0, (each) => each.new),
      part('back', 1, ({ reactivation }) => reactivation),
      part(gain, 2, (each) => each[gain] ?? 0),
      part(loss, 3, (each) => -(each[loss] ?? 0)),
      part('churn', 4, ({ churn }) => -churn),
      moneyColumn('MRR', ({ closing }) => closing),
    ],
    { heading: 'What moved in each month, and the MRR at its end' },
  );
}

/** Who came and left, and the shares that are kept. */
const ratesTable = (result: MovementsResult, months: readonly MonthMovements[]): Table =>
  table(
    months,
    [
      wordColumn<MonthMovements>('month', ({ month }) => month),
      countColumn('new', ({ subscribers }) => subscribers.new),
      countColumn('back', ({ subscribers }) => subscribers.reactivation),
      countColumn('left', ({ subscribers }) => subscribers.churn),
      ...rateColumns<MonthMovements>(result, (month) => month),
    ],
    { heading: 'Subscribers, and what is kept' },
  );

/** The rates that the files can show. */
function rateColumns<L>(
  { leftOut, total }: MovementsResult,
  time: (line: L) => TimeMovements | null,
): TableColumn<L>[] {
  const rate = (header: string, of: (time: TimeMovements) => number | null) =>
    shareColumn<L>(header, (line) => {
      const moved = time(line);
      return moved === null ? null : of(moved);
    });
  const trials: TableColumn<L> = {
    ...figureColumn('trials', (line) => {
      const won = time(line)?.trials;
      return won === undefined ? unknown : `${won.converted} of ${won.ended}`;
    }),
    figures: [
      { name: 'paid for', format: decimal(0), of: (line) => time(line)?.trials?.converted },
      { name: 'ended', format: decimal(0), of: (line) => time(line)?.trials?.ended },
    ],
  };
  return [
    countColumn<L>('paying', (line) => time(line)?.subscribers.closing),
    rate('churn', ({ customerChurn }) => customerChurn),
    ...(leftOut.includes('nrr')
      ? []
      : [
          rate('MRR churn', ({ revenueChurn }) => revenueChurn),
          rate('NRR', ({ nrr }) => nrr),
          rate('GRR', ({ grr }) => grr),
        ]),
    ...(total.months.some((month) => month.trials !== undefined) ? [trials] : []),
  ];
}

/** The segments with the most recurring revenue over the year, or in the month of the answer where there is none. */
function segmentsTable(result: MovementsResult): Table {
  const { segments, total } = result;
  const index = toldMonth(result);
  const time = ({ year, months }: MovementsLine): TimeMovements | null =>
    total.year === null ? (months[index] ?? null) : year;
  const closingOf = (line: MovementsLine) => time(line)?.closing ?? 0;
  const shown = [...segments].sort((a, b) => closingOf(b) - closingOf(a)).slice(0, mostSegments);
  const when =
    total.year === null
      ? `in ${total.months[index]?.month}`
      : `in the twelve months up to ${total.year.to}`;
  const hasMoves = shown.some(
    (line) => (time(line)?.movedIn ?? 0) + (time(line)?.movedOut ?? 0) > 0,
  );
  const moved = (header: string, name: 'movedIn' | 'movedOut') =>
    moneyColumn<MovementsLine>(header, (line) => (line === total ? null : time(line)?.[name]));
  return segmentTable<MovementsLine>(
    { segments: shown, total },
    [
      hasMoves && moved('moved in', 'movedIn'),
      hasMoves && moved('moved out', 'movedOut'),
      moneyColumn('MRR', closingOf),
      ...rateColumns<MovementsLine>(result, time),
    ],
    `Segments, ${when}`,
  );
}

/** Where the rest is, and what the files cannot show. */
function notes({ result, sources }: MovementsReport): string[] {
  const { total, segments } = result;
  const shown = segments.length > 0 ? fewMonths : mostMonths;
  const hidden = [
    ...(total.months.length > shown ? [`all ${total.months.length} months`] : []),
    ...(segments.length > mostSegments ? [`all ${segments.length} segments`] : []),
    ...(segments.length > 0 ? ['each month of each segment'] : []),
  ];
  const rejected = sources.reduce((sum, source) => sum + source.rejected, 0);
  return [
    ...(hidden.length > 0 ? [`--format csv and --json have ${hidden.join(', ')}.`] : []),
    ...(rejected > 0
      ? ['Rows were rejected: their subscribers may seem to leave, to come back, or to be new.']
      : []),
  ];
}

const leftOutNotes = ({ leftOut }: MovementsReport['result']): string[] =>
  leftOut.length === 0
    ? []
    : [
        'Left out, because one export has only the amounts of today: changes in place (expansion, contraction), revenue churn, NRR and GRR. Added and dropped are subscriptions of subscribers who have another.',
      ];

/** What the words of the page mean, for whoever defends its figures. */
function definitions({ leftOut, source, segments }: MovementsResult): string[] {
  return [
    'MRR at the end of a month + new + back + expansion − contraction − churn = MRR at the end of the next, of each subscriber once: what changes within a month and back again does not count.',
    'Back: who had paid before, left, and pays again. Churn: who left ÷ who paid at the start. Trials: how many were paid for, of those that ended.',
    ...(leftOut.length > 0
      ? []
      : [
          'NRR = (MRR at the start + expansion − contraction − churn) ÷ MRR at the start; GRR the same without expansion; MRR churn is 1 − GRR. They are of the subscribers of the start: neither new ones nor those who come back are in them.',
        ]),
    ...(segments.length > 0 && source !== 'one-export'
      ? [
          'A change of plan is an expansion or contraction of the plan that is left; the new amount then moves from one to the other.',
        ]
      : []),
    'A price for several months is divided by them, and rounded to the cent.',
  ];
}
