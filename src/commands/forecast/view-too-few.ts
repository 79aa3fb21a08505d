import { fewestRepeatCustomers } from '../../core/forecast/too-few.ts';
import type { Text } from '../../render/document.ts';
import { lineName, segmentLines, whole } from '../shared/table.ts';
import type { ForecastResult, SegmentForecast } from './result.ts';

/** Whether a forecast rests on enough customers to be printed. */
export const isSound = ({ marked }: Pick<SegmentForecast, 'marked'>): boolean => marked == null;

/** Which forecasts are not printed, and why; nothing where all are. */
export function tooFewText(result: ForecastResult): Text {
  return { kind: 'text', tone: 'notice', lines: tooFewLines(result) };
}

function tooFewLines(result: ForecastResult): string[] {
  const needed = `at least ${fewestRepeatCustomers} customers with a repeat purchase are needed`;
  const { total, apart, chosenBy, customers } = result;
  if (apart === undefined) {
    if (isSound(total)) return [];
    return chosenBy === 'saved model'
      ? [`Too few to forecast: the saved model was fitted to fewer; ${needed}.`]
      : [`Too few to forecast: ${counted(total)}; ${needed}.`];
  }
  const marked = segmentLines(result).filter((line) => line !== total && !isSound(line));
  if (marked.length === 0) return [];
  const named = marked.map((line) => `${lineName(result, line)} (${counted(line)})`);
  const added = isSound(total) && customers === undefined ? addedText(total) : '';
  return [`Too few to forecast: ${named.join(', ')}; ${needed}.${added}`];
}

/** That the total has the forecasts that are not printed; it has no band where nothing is known of one of them. */
const addedText = ({ spendToCome }: SegmentForecast): string =>
  ` What they add is in All${spendToCome?.low === null ? ', which has no band: nothing is known of segments in which nobody has bought again' : ''}.`;

/** How many customers there are, and how many of them show how often they buy. */
function counted({ customers, oneTime }: SegmentForecast): string {
  const repeating = customers - oneTime;
  const those = repeating === 0 ? 'none' : whole(repeating);
  return customers === 1
    ? `1 customer, ${repeating === 0 ? 'without' : 'with'} a repeat purchase`
    : `${whole(customers)} customers, ${those} of them with a repeat purchase`;
}
