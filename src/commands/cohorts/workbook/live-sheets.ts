import { nameOf } from '../../../core/value/acquisition-cost.ts';
import type { FigureFormat } from '../../../render/table.ts';
import type { LiveSheets, Sheet } from '../../../render/workbook/sheet.ts';
import { whole } from '../../shared/table.ts';
import { assumptionsSheet, type LiveInput } from '../../shared/workbook/assumptions-sheet.ts';
import { comparedTable, type LiveLine } from '../../shared/workbook/compared-table.ts';
import { costInputs, leftOfSpend, marginInput } from '../../shared/workbook/cost-inputs.ts';
import type { CohortGroups } from '../counted-cohorts.ts';
import type { Settings } from '../options.ts';
import type { CohortLine, CohortsResult } from '../result.ts';
import { agesName, cohortsName } from '../sheet-names.ts';
import { cohortHeader, cohortName } from '../shown-lines.ts';
import { periodKey, type WinningCosts } from '../winning-costs.ts';
import { type CohortsParts, cohortsSheet, costCell } from './cohorts-sheet.ts';
import { addedByDay, addedSoFar, byDayOf, dayRows, soFarOf } from './day-rows.ts';
import { type DayBlock, dayCells, daysName, daysSheet, type MarginTerms } from './days-sheet.ts';
import { type LiveCosts, liveCosts } from './live-costs.ts';
import { spendingRows, spendingSheet } from './spending-sheet.ts';

/** With more rows a spreadsheet takes long to open; then only the days that are shown have a row. */
const mostDayRows = 60_000;

/** What the sheets are made from. */
export interface CohortsMade {
  readonly result: CohortsResult;
  readonly groups: CohortGroups;
  readonly settings: Settings;
  readonly costs: WinningCosts | undefined;
}

/**
 * The sheets of a workbook in which margin, payback and ceilings are computed from what the log gives and from the
 * assumptions; undefined of spend, from which nothing is taken off.
 */
export function cohortsLiveSheets(made: CohortsMade): LiveSheets | undefined {
  const { result, settings, groups, costs } = made;
  if (result.basis === 'spend') return undefined;
  const lines = [...result.cohorts, result.total];
  const keys = result.cohorts.map(({ cohort, segment }) =>
    cohort === null ? segment : { [periodKey]: cohort },
  );
  const terms: MarginTerms = {
    leftOfSpend: leftOfSpend(settings.inputs),
    margin: settings.margin,
    perOrder: settings.perOrder,
    hasGoods: groups.intakes.days.goods !== undefined,
  };
  const { blocks, soFar, knownBlock, isWhole } = linesByDay(made, lines, keys);
  const { paybackWithin } = result;
  const payback = isWhole ? 'payback_days' : String(paybackWithin ?? 0);
  // Costs without months, where periods are the cohorts, are one cost for all.
  const isByLine =
    costs?.read !== undefined && (costs.read.byMonth || groups.segments !== undefined);
  const rows = isByLine ? spendingRows(groups, costs?.read?.rows ?? [], keys) : undefined;
  const live = costs === undefined ? undefined : liveCosts(costs, settings, rows, payback);
  const withCosts = blocks.map((block, i) =>
    live === undefined ? block : withCost(block, i, { result, terms, lines, knownBlock }),
  );
  const days = dayCells(withCosts);
  const parts: CohortsParts = {
    result,
    lines,
    soFar,
    terms,
    days,
    knownBlock,
    costs: live,
    payback: paybackWithin === undefined ? undefined : payback,
    isWhole,
  };
  const { sheet, names } = assumptionsSheet([
    ...marginInput(settings.inputs),
    ...costInputs(settings.inputs, ['share', 'perOrder']),
    ...(live?.inputs ?? []),
    ...(isWhole ? paybackInput(paybackWithin) : []),
  ]);
  return {
    sheets: [
      sheet,
      cohortsSheet(parts),
      agesSheet(parts),
      ...(rows === undefined ? [] : [spendingSheet(rows, lines.map(cohortName))]),
      daysSheet(withCosts, terms),
    ],
    names,
    notes: notesOf(live, rows !== undefined, isWhole),
  };
}

/** What the log gives of each line, of all, and last of all whose cost is known where these are others. */
function linesByDay(
  { groups, costs, result }: CohortsMade,
  lines: readonly CohortLine[],
  keys: readonly Readonly<Record<string, string>>[],
): {
  readonly blocks: readonly DayBlock[];
  readonly soFar: CohortsParts['soFar'];
  readonly knownBlock: number;
  readonly isWhole: boolean;
} {
  const { intakes, segments } = groups;
  const codes = new Map(
    (segments?.keys ?? intakes.periods.names.map((name) => ({ [periodKey]: name }))).map(
      (key, code) => [nameOf(key), code],
    ),
  );
  const own = keys.map((key) => codes.get(nameOf(key)) ?? -1);
  const all = byDayOf(groups);
  const totals = soFarOf(groups);
  const nothing = addedByDay([]);
  const byDay = own.map((code) => all[code] ?? nothing);
  const isKnown = lines.map(({ acquisitionCost }) => acquisitionCost != null);
  const known = byDay.filter((_, i) => isKnown[i]);
  const areOthers = costs !== undefined && known.length < byDay.length;
  const ofBlocks = [...byDay, addedByDay(byDay), ...(areOthers ? [addedByDay(known)] : [])];
  const { total, paybackWithin } = result;
  const asked = new Set([
    ...total.after.map(({ days }) => days),
    ...total.byAge.map(({ days }) => days),
    ...(paybackWithin === undefined ? [] : [paybackWithin]),
  ]);
  const { minorUnits } = intakes.days;
  const rowsOf = (isWhole: boolean) =>
    ofBlocks.map((each) => dayRows(each, asked, { minorUnits, isWhole }));
  const every = rowsOf(true);
  const isWhole = every.reduce((sum, { length }) => sum + length, 0) <= mostDayRows;
  const names = [...lines.map(cohortName), 'All whose cost is known'];
  const soFar = own.map((code) => totals[code] ?? addedSoFar([]));
  return {
    blocks: (isWhole ? every : rowsOf(false)).map((rows, i) => ({ name: names[i] ?? '', rows })),
    soFar: [...soFar, addedSoFar(soFar)],
    knownBlock: ofBlocks.length - 1,
    isWhole,
  };
}

/** The rows of a line with the cell of its cost; those of all customers only where all costs are known. */
function withCost(
  block: DayBlock,
  place: number,
  { lines, knownBlock, ...parts }: Pick<CohortsParts, 'result' | 'terms' | 'lines' | 'knownBlock'>,
): DayBlock {
  const last = lines.length - 1;
  const line = place === knownBlock ? last : place;
  const value = lines[line]?.acquisitionCost ?? null;
  if (value === null || (place === last && knownBlock !== last)) return block;
  return { ...block, cost: { cell: costCell(parts, line), value } };
}

function paybackInput(days: number | undefined): LiveInput[] {
  if (days === undefined) return [];
  return [
    {
      name: 'payback_days',
      label: 'A customer is to be paid back within',
      value: days,
      format: { kind: 'number', decimals: 0 },
      unit: 'days',
      text: `${days}d`,
      source: '--payback',
      rule: { least: 0, most: 36_525, words: 'must be a number of days, at least 0' },
    },
  ];
}

const money: FigureFormat = { kind: 'money' };

/** The margin of one customer up to each age. */
function agesSheet({ result, lines, days }: CohortsParts): Sheet {
  const ages = result.total.byAge.map((age) => age.days);
  return comparedTable(agesName, 'Margin per customer up to N days after the first purchase', {
    header: cohortHeader(result),
    columns: ages.map((age) => ({ header: `${whole(age)} days`, format: money })),
    lines: lines.map(
      (line, i): LiveLine => ({
        name: cohortName(line),
        cells: ages.map((age) => {
          const figure = line.byAge.find((each) => each.days === age)?.perCustomer;
          const formula = days.each(i, age);
          return figure === undefined || formula === undefined ? null : { figure, formula };
        }),
        ...(line === result.total && { role: 'total' }),
      }),
    ),
    note: 'Of customers who have been observed for that long; an empty cell is not finished.',
  });
}

function notesOf(
  costs: LiveCosts | undefined,
  hasRows: boolean,
  isWhole: boolean,
): readonly string[] {
  const sheets = [cohortsName, agesName, daysName].join(', ');
  const cells = hasRows ? 'Assumptions and Spending' : 'Assumptions';
  const still =
    'The other sheets, the sentences above, intervals, retention and expected purchases stay as rapport found them.';
  const long = `The log has too many cohorts and days for a row each: ${
    costs === undefined ? 'the time' : 'the day of payback and the time'
  } of --payback do not follow the assumptions.`;
  return [
    `The sheets ${sheets} follow the yellow cells of ${cells}. ${still}`,
    ...(isWhole ? [] : [long]),
  ];
}
