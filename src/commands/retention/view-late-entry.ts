import { segmentLines } from '../segments/segment-lines.ts';
import { two } from './figures.ts';
import type { RetentionResult, SegmentRetention } from './result.ts';

/** A tenure that prints as no time at all is not worth a word. */
const worthTelling = 0.005;

/**
 * What a curve cannot say where observation begins late (`--window-start`): nothing about tenures at
 * which nobody was observed, and nothing more once the few who were observed so early have all ended.
 */
export function lateEntryNotes(result: RetentionResult): string[] {
  const { lines, name } = segmentLines(result);
  const sound = lines.flatMap((line, i) => {
    const named = name(line, i).filter((text) => text !== '');
    return line.marked === null ? [{ line, named: named.join(', ') }] : [];
  });
  const listed = (years: (line: SegmentRetention) => number | null): string =>
    sound
      .flatMap(({ line, named }) => {
        const known = years(line);
        if (known === null) return [];
        return [`${two(known)} y${named === '' ? '' : ` (${named})`}`];
      })
      .join(', ');
  const begin = listed(({ observedFromYears }) =>
    observedFromYears < worthTelling ? null : observedFromYears,
  );
  const gaps = listed(({ observedFromYears, unseenYears, allEndedYears }) => {
    const between = unseenYears - observedFromYears;
    return allEndedYears !== null || between < worthTelling ? null : between;
  });
  const end = listed(({ allEndedYears }) => allEndedYears);
  return [
    ...(begin === ''
      ? []
      : [
          `Nobody is observed before a tenure of ${begin}: survival, means and medians are of those who stayed so long, and count that time in full.`,
        ]),
    ...(gaps === ''
      ? []
      : [
          `In ${gaps} of tenure between those that are observed nobody is: survival goes on there as if nobody left.`,
        ]),
    ...(end === ''
      ? []
      : [
          `Survival is 0 from ${end} on, since the few observed so early had all ended by then. Those observed later do not show in it, nor in means and medians; they count in the rate and in models.`,
        ]),
  ];
}
