import { asDecimal } from '../../core/numeric/decimal-grid.ts';
import type { End } from '../../core/quantity/range.ts';
import type { RelationshipPart } from '../../core/relationship/ledger.ts';
import { aboutTwoDigits, sharingValue } from '../../core/relationship/perceived-value.ts';
import { type PickFigure, type ProgrammeText, yearlyFigure } from './programme-text.ts';
import type { PerceivedRow } from './result.ts';

/** What a programme file may say is perceived, by names of its own. */
export const perceivedNames = ['impressions', 'reviews', 'ideas'] as const;

/** Reviews and ideas, with the names of their number and of what one would cost otherwise. */
const replaced = [
  ['reviews', 'perceived.knowledge.reviews', 'perceived.knowledge.review-cost'],
  ['ideas', 'perceived.knowledge.ideas', 'perceived.knowledge.idea-cost'],
] as const;

interface PerceivedItem {
  readonly part: RelationshipPart;
  readonly what: string;
  /** How many a year; undefined where the file does not say so. */
  readonly perYear: (pick: PickFigure) => number | undefined;
  /** What they are worth a year at the price of the file; undefined without one. */
  readonly worth: (pick: PickFigure) => number | undefined;
}

/**
 * What is perceived of a part of the relationship, a year: in its own unit, and at the price that the file gives. It is
 * in no ledger, is not discounted, and is added to nothing.
 */
export function perceivedOf(text: ProgrammeText, part: RelationshipPart): PerceivedRow[] {
  return itemsOf(text)
    .filter((item) => item.part === part)
    .flatMap(({ what, perYear, worth }): PerceivedRow[] => {
      const number = atEnds(perYear);
      if (number === undefined) return [];
      const about = atEnds(worth, (value) => asDecimal(aboutTwoDigits(value)));
      return [{ what, perYear: number, worth: about ?? null }];
    });
}

function itemsOf({ figures, perceived }: ProgrammeText): readonly PerceivedItem[] {
  const figure = (path: string) => (pick: PickFigure) => yearlyFigure(figures, path, pick);
  const priced = (number: string, price: string) => (pick: PickFigure) => {
    const [count, each] = [figure(number)(pick), figure(price)(pick)];
    return count === undefined || each === undefined ? undefined : count * each;
  };
  const impressions = figure('perceived.sharing.impressions');
  return [
    {
      part: 'sharing',
      what: 'impressions',
      perYear: impressions,
      worth: (pick) => {
        const [count, cpm] = [impressions(pick), figure('perceived.sharing.cpm')(pick)];
        if (count === undefined || cpm === undefined) return undefined;
        const quality = figure('perceived.sharing.quality')(pick) ?? 1;
        const tracked = figure('perceived.sharing.tracked')(pick) ?? 0;
        return sharingValue({ impressions: count, cpm, quality, tracked });
      },
    },
    ...replaced.map(
      ([what, number, price]): PerceivedItem => ({
        part: 'sharing',
        what,
        perYear: figure(number),
        worth: priced(number, price),
      }),
    ),
    ...perceived.map(
      ({ part, what, path }): PerceivedItem => ({
        part,
        what,
        perYear: figure(`${path}.number`),
        worth: priced(`${path}.number`, `${path}.price`),
      }),
    ),
  ];
}

/** The one quantity that lowers what is perceived as it rises. */
const lowering = 'perceived.sharing.tracked';

/** A figure with every range at its low end, at its base and at its high end; undefined where there is none. */
function atEnds(
  figure: (pick: PickFigure) => number | undefined,
  shown: (value: number) => number = asDecimal,
): PerceivedRow['perYear'] | undefined {
  const at = (raising: End, lowered: End) => {
    const value = figure((name, range) => range[name === lowering ? lowered : raising]);
    return value === undefined ? undefined : shown(value);
  };
  const [low, base, high] = [at('low', 'high'), at('base', 'base'), at('high', 'low')];
  return low === undefined || base === undefined || high === undefined
    ? undefined
    : { low, base, high };
}
