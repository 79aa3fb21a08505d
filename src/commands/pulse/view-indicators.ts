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
export const limitsTable = (result: PulseResult): Block => ({
  kind: 'table',
  heading: 'Where they move by chance',
  columns: [
    { header: '', align: 'left', flexible: true },
    { header: 'Points', align: 'right' },
    { header: 'Until', align: 'left' },
    { header: 'Centre', align: 'right' },
    { header: 'Lower', align: 'right' },
    { header: 'Upper', align: 'right' },
    { header: '', align: 'left' },
  ],
  rows: inGroups(result.indicators, (indicator) => [
    String(indicator.baseline?.points ?? indicator.points),
    dayText(indicator.baseline === null ? indicator.last : (indicator.baseline.to ?? ''), result),
    limitText(indicator.centre, indicator),
    limitText(indicator.lower, indicator),
    limitText(indicator.upper, indicator),
    indicator.provisional === true ? '~' : '',
  ]),
});

/** A line for each group above its indicators, where there are several groups. */
function inGroups(
  indicators: readonly IndicatorPulse[],
  cells: (indicator: IndicatorPulse) => readonly string[],
): TableRow[] {
  const several = indicators.some(({ group }) => group !== indicators[0]?.group);
  return indicators.flatMap((indicator, i) => {
    const row = cells(indicator);
    const line = { cells: [`${several ? '  ' : ''}${indicator.indicator}`, ...row] };
    if (!several || indicators[i - 1]?.group === indicator.group) return [line];
    return [{ cells: [indicator.group, ...row.map(() => '')] }, line];
  });
}
