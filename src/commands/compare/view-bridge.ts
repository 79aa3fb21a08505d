import type { Table } from '../../render/document.ts';
import { addingUp, numberText, percentText } from '../../render/number-text.ts';
import type { FigureFormat } from '../../render/table.ts';
import {
  decimal,
  figureColumn,
  money,
  nameColumn,
  percentage,
  type TableColumn,
  table,
  withFigures,
} from '../shared/table.ts';
import { labelOf } from './adapter.ts';
import type { Bridge, BridgePart, Unit } from './result.ts';

type Labels = Readonly<Record<string, string>>;

const headings: Readonly<Record<Bridge['by'], string>> = {
  input: 'Why, by input (mean effect over all orders of changing the inputs)',
  segment: 'Why, by segment',
  step: 'Why, step by step',
  component: 'Why, by component',
  problem: 'Why, by problem',
};

/** A part with its printed effect, or the figure before or after all of them. */
interface BridgeLine {
  readonly name: string;
  readonly part?: BridgePart;
  readonly printed: number;
  readonly figure: number;
}

/** A bridge as a waterfall: before, what made it better, what made it worse, after. The printed effects add up. */
export function bridgeTable(bridge: Bridge, labels: Labels, most = mostRows): Table {
  const { moved, others } = partsShown(bridge, most);
  const print = printer(bridge, moved);
  const label = labelOf(bridge.of, labels);
  const after: BridgeLine = { name: `${label} after`, printed: print.after, figure: bridge.after };
  const lines: readonly BridgeLine[] = [
    { name: `${label} before`, printed: print.before, figure: bridge.before },
    ...moved.map((part, i) => ({
      name: `  ${nameOf(bridge, part, labels)}`,
      part,
      printed: print.effects[i] ?? 0,
      figure: part.effect,
    })),
    after,
  ];
  const still = bridge.parts.filter(({ effect }) => effect === 0).length;
  return table(
    lines,
    [
      nameColumn('', ({ name }) => name),
      ...middleColumns(bridge, print).map(({ header, cell, figures }): TableColumn<BridgeLine> => {
        const isEmpty = (part?: BridgePart): part is undefined =>
          part === undefined || part === others;
        return {
          ...figureColumn(header, ({ part, printed }) =>
            isEmpty(part) ? '' : cell(part, printed),
          ),
          ...(figures !== undefined && {
            figures: figures.map(({ of, ...each }) => ({
              ...each,
              of: ({ part }) => (isEmpty(part) ? null : of(part)),
            })),
          }),
        };
      }),
      withFigures(
        figureColumn('effect', ({ part, printed }) =>
          part === undefined ? print.text(printed) : signedText(print.text(printed)),
        ),
        print.format,
        ({ figure }) => figure,
      ),
    ],
    {
      name: `Why by ${bridge.by}`,
      heading: `${headings[bridge.by]}${still === 0 ? '' : `; ${numberText(still, 0)} without effect`}`,
      isTotal: (line) => line === after,
    },
  );
}

/** More rows than this nobody reads; all of them are in the other formats. */
const mostRows = 20;

/** The parts with the largest effects in their order, and all others as one. */
export function partsShown(
  bridge: Bridge,
  most: number,
): {
  readonly moved: readonly BridgePart[];
  readonly others?: BridgePart;
} {
  const parts = bridge.parts.filter(({ effect }) => effect !== 0);
  if (parts.length <= most) return { moved: parts };
  const bySize = [...parts].sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect));
  const shown = new Set(bySize.slice(0, most - 1));
  const rest = parts.filter((part) => !shown.has(part));
  const effect = rest.reduce((sum, each) => sum + each.effect, 0);
  const name = `${numberText(rest.length, 0)} others`;
  const others: BridgePart = { name, kind: 'changed', before: null, after: null, effect };
  return { moved: [...parts.filter((part) => shown.has(part)), others], others };
}

/** Numbers rounded so that what is printed adds up. */
interface Printer {
  /** What a number is multiplied by to be printed. */
  readonly scale: number;
  readonly before: number;
  readonly effects: readonly number[];
  readonly after: number;
  readonly round: (number: number) => number;
  readonly text: (printed: number) => string;
  readonly format: FigureFormat;
}

export function printer({ unit, before, after }: Bridge, moved: readonly BridgePart[]): Printer {
  const { scale, decimals } = styleOf(unit, Math.max(Math.abs(before), Math.abs(after)));
  const [start = 0, ...effects] = addingUp(
    [before, ...moved.map(({ effect }) => effect)].map((number) => number * scale),
    decimals,
  );
  const percent = scale === 100 ? '%' : '';
  return {
    scale,
    before: start,
    effects,
    after: effects.reduce((sum, effect) => sum + effect, start),
    round: (number) => Math.round(number * scale * 10 ** decimals) / 10 ** decimals,
    text: (printed) => numberText(printed, decimals) + percent,
    format: formatOf(unit, decimals),
  };
}

interface Middle {
  readonly header: string;
  readonly cell: (part: BridgePart, printedEffect: number) => string;
  /** Absent where it has what was given as an option. */
  readonly figures?: readonly {
    readonly name?: string;
    readonly format: FigureFormat;
    readonly of: (part: BridgePart) => number | null | undefined;
  }[];
}

/** What stands between the name of a part and its effect. */
function middleColumns({ by, combined, parts, unit }: Bridge, print: Printer): Middle[] {
  if (by === 'input') {
    const text = (value: number | string | null) => (value === null ? 'not given' : String(value));
    return [
      { header: 'before', cell: ({ before }) => text(before) },
      { header: 'after', cell: ({ after }) => text(after) },
    ];
  }
  if (parts.every(({ weightEffect }) => weightEffect === undefined)) return [];
  const weight = (value = 0) =>
    combined === 'sum' ? numberText(value, 0) : `${numberText(value * 100, 1)}%`;
  const weights = combined === 'sum' ? decimal(0) : percentage(1);
  const byWeight = ({ weightEffect = 0 }: BridgePart) => print.round(weightEffect);
  return [
    {
      header: combined === 'sum' ? 'customers' : 'share',
      cell: ({ weightBefore, weightAfter }) => `${weight(weightBefore)} → ${weight(weightAfter)}`,
      figures: [
        { name: 'before', format: weights, of: ({ weightBefore = 0 }) => weightBefore },
        { name: 'after', format: weights, of: ({ weightAfter = 0 }) => weightAfter },
      ],
    },
    {
      header: combined === 'sum' ? 'by weight' : 'by share',
      // All that is new or gone is weight, to the last printed digit.
      cell: (part, effect) =>
        signedText(print.text(part.kind === 'changed' ? byWeight(part) : effect)),
      figures: [
        {
          format: print.format,
          of: ({ kind, effect, weightEffect = 0 }) => (kind === 'changed' ? weightEffect : effect),
        },
      ],
    },
    {
      header: unit === 'rate' ? 'by own rate' : 'by level',
      cell: (part, effect) =>
        part.kind === 'changed' ? signedText(print.text(effect - byWeight(part))) : '',
      figures: [
        {
          format: print.format,
          of: ({ kind, effect, weightEffect = 0 }) =>
            kind === 'changed' ? effect - weightEffect : null,
        },
      ],
    },
  ];
}

export function nameOf({ by }: Bridge, { name, kind }: BridgePart, labels: Labels): string {
  // Inputs are called as their options are, and their columns say what is new.
  if (by === 'input') return name;
  const label = by === 'segment' ? name || 'All' : labelOf(name, labels);
  if (kind === 'changed') return label;
  return `${label} (${kind === 'new' ? 'new' : 'gone'})`;
}

/** How the numbers of a unit are printed. */
interface Style {
  /** What a number is multiplied by to be printed. */
  readonly scale: number;
  readonly decimals: number;
  readonly suffix: string;
  /** After a difference, where it is not the same: 30 % is 5 points more than 25 %, and 20 % more. */
  readonly ofChange?: string;
}

const styles: Readonly<Record<Unit, Style>> = {
  money: { scale: 1, decimals: 2, suffix: '' },
  moneyPerYear: { scale: 1, decimals: 2, suffix: '/y' },
  years: { scale: 1, decimals: 2, suffix: ' y' },
  months: { scale: 1, decimals: 1, suffix: ' mo' },
  rate: { scale: 100, decimals: 2, suffix: '%/y' },
  share: { scale: 100, decimals: 2, suffix: '%', ofChange: ' points' },
  count: { scale: 1, decimals: 0, suffix: '' },
  ratio: { scale: 1, decimals: 3, suffix: '' },
};

/** From here on cents are more than anybody reads. */
const withoutCents = 1e6;

/** The style of a unit for numbers of that size. */
function styleOf(unit: Unit, size: number): Style {
  const style = styles[unit];
  return unit === 'money' && size >= withoutCents ? { ...style, decimals: 0 } : style;
}

/** What a spreadsheet has of a unit, with so many decimals. */
function formatOf(unit: Unit, decimals: number): FigureFormat {
  if (unit === 'money' || unit === 'moneyPerYear') return money;
  return styles[unit].scale === 100 ? percentage(decimals) : decimal(decimals);
}

/** The figures of two results in their unit, their texts as above. */
export function changeColumns<L>(
  of: (line: L) => {
    readonly before: number | null;
    readonly after: number | null;
    readonly unit: Unit;
  },
): TableColumn<L>[] {
  const format = (line: L) => formatOf(of(line).unit, styles[of(line).unit].decimals);
  const column = (
    header: string,
    place: 0 | 1 | 2,
    figure: (ends: ReturnType<typeof of>) => number | null,
  ): TableColumn<L> => ({
    ...figureColumn(header, (line) => {
      const { before, after, unit } = of(line);
      return changeTexts(before, after, unit)[place];
    }),
    figures: [{ format, of: (line) => figure(of(line)) }],
  });
  return [
    column('before', 0, ({ before }) => before),
    column('after', 1, ({ after }) => after),
    column('change', 2, ({ before, after }) =>
      before === null || after === null ? null : after - before,
    ),
  ];
}

/** Two numbers in their unit, and what lies between them as they are printed; empty where one is no number. */
export function changeTexts(
  before: number | null,
  after: number | null,
  unit: Unit,
): readonly [before: string, after: string, change: string] {
  const size = Math.max(Math.abs(before ?? 0), Math.abs(after ?? 0));
  const { scale, decimals, suffix, ofChange = suffix } = styleOf(unit, size);
  const rounded = (value: number) => Math.round(value * scale * 10 ** decimals) / 10 ** decimals;
  const text = (value: number, ending = suffix) => numberText(value, decimals) + ending;
  const shown = (value: number | null) => (value === null ? '–' : text(rounded(value)));
  const change =
    before === null || after === null
      ? ''
      : signedText(text(rounded(after) - rounded(before), ofChange));
  return [shown(before), shown(after), change];
}

/** With its sign: "+1,200.00". */
export const signedText = (text: string): string =>
  /^−/.test(text) || !/[1-9]/.test(text) ? text : `+${text}`;

/** A relative change: "+7.3%"; beyond ten times, in times. */
export function shareText(share: number | null): string {
  if (share === null) return '';
  return signedText(Math.abs(share) >= 10 ? `${numberText(share, 0)} ×` : percentText(share, 1));
}
