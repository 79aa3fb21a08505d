import type { Block, TableRow } from '../../render/document.ts';
import { dayText } from './day-text.ts';
import { limitText, valueText } from './figure-text.ts';
import type { IndicatorPulse, PulseResult } from './result.ts';
import { sparkline } from './sparkline.ts';

/** Each indicator with its latest values, and whether it may need attention. */
export const statusTable = ({ indicators }: PulseResult): Block => ({
  kind: 'table',
  heading: 'Indicators',
  columns: [
    { header: '', align: 'left', flexible: true },
    { header: 'Last points', align: 'left' },
    { header: 'Latest', align: 'right' },
    { header: 'Status', align: 'left' },
  ],
  rows: inGroups(indicators, (indicator) => [
    sparkline(indicator.recent),
    valueText(indicator.latest, indicator),
    statusText(indicator),
  ]),
});

/** The status; "steady" alone would hide that something has changed for the better. */
const statusText = ({ status, goodNews }: IndicatorPulse): string =>
  goodNews ? `${status}, good news` : status;

/** Between which lines each of them moves by chance. */
export function limitsTable(result: PulseResult): Block {
  const untils = result.indicators.map(({ baseline, last }) =>
    dayText(baseline === null ? last : (baseline.to ?? ''), result),
  );
  const [until = ''] = untils;
  // A column of one day for all would take the room of the names.
  const alike = until !== '' && untils.every((each) => each === until);
  return {
    kind: 'table',
    heading: `Where they move by chance${alike ? `, by the points until ${until}` : ''}`,
    columns: [
      { header: '', align: 'left', flexible: true },
      { header: 'Points', align: 'right' },
      ...(alike ? [] : [{ header: 'Until', align: 'left' as const }]),
      { header: 'Centre', align: 'right' },
      { header: 'Lower', align: 'right' },
      { header: 'Upper', align: 'right' },
      { header: '', align: 'left' },
    ],
    rows: inGroups(result.indicators, (indicator, i) => [
      String(indicator.baseline?.points ?? indicator.points),
      ...(alike ? [] : [untils[i] ?? '']),
      limitText(indicator.centre, indicator),
      limitText(indicator.lower, indicator),
      limitText(indicator.upper, indicator),
      indicator.provisional === true ? '~' : '',
    ]),
  };
}

/** A line for each group above its indicators, where there are several groups. */
function inGroups(
  indicators: readonly IndicatorPulse[],
  cells: (indicator: IndicatorPulse, i: number) => readonly string[],
): TableRow[] {
  const several = indicators.some(({ group }) => group !== indicators[0]?.group);
  return indicators.flatMap((indicator, i) => {
    const row = cells(indicator, i);
    const line = { cells: [`${several ? '  ' : ''}${indicator.indicator}`, ...row] };
    if (!several || indicators[i - 1]?.group === indicator.group) return [line];
    return [{ cells: [indicator.group, ...row.map(() => '')] }, line];
  });
}
