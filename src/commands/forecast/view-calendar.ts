import { type Block, details } from '../../render/document.ts';
import { numberText } from '../../render/number-text.ts';
import { calendarText, monthName } from '../shared/calendar/calendar-words.ts';
import {
  countColumn,
  decimal,
  intervalColumn,
  numberColumn,
  segmentName,
  table,
  wordColumn,
} from '../shared/table.ts';
import { horizonLines } from './horizon-words.ts';
import { monthFactorBars } from './month-factor-bars.ts';
import type { CalendarResult, ForecastResult } from './result.ts';
import { explainedCalendar } from './view-calendar-explained.ts';
import { explainedSpendMonths, spendMonthsLines } from './view-spend-months.ts';
import { isSound } from './view-too-few.ts';

/** What the log says of a season and a trend; nothing where it is quiet, or each segment has its own. */
export const calendarField = ({
  calendar,
  total,
}: ForecastResult): (readonly [string, string])[] =>
  calendar == null || !isSound(total) || isQuiet(calendar)
    ? []
    : [['Calendar', calendarText(calendar)]];

/** What was looked for and found, the months of a season, and the tests behind it. */
export const calendarDetails = (result: ForecastResult): Block[] => [
  ...quietField(result),
  ...monthBars(result),
  ...explainedCalendar(result.calendar, result.holdout?.actual),
  ...explainedSpendMonths(result.spend?.months),
];

/** Whether all days count alike because nothing else was found, which the page does not say. */
const isQuiet = ({ estimate, events, seasons, trend }: CalendarResult): boolean =>
  estimate === null &&
  events.length === 0 &&
  [seasons.why, trend.why].every((why) => why === 'off' || why === 'no-difference');

const quietField = ({ calendar, total }: ForecastResult): Block[] =>
  calendar == null || !isSound(total) || !isQuiet(calendar)
    ? []
    : [{ kind: 'fields', rows: [['Calendar', calendarText(calendar)]] }];

/** That the horizon lies in a season. */
export const horizonText = (result: ForecastResult): Block => ({
  kind: 'text',
  tone: 'plain',
  lines: horizonLines(result.calendar, result),
});

/** The same of each segment, where each has its own calendar: those that use one, and as details all. */
export function segmentCalendarBlocks(result: ForecastResult): Block[] {
  const lines = result.segments.filter(isSound).flatMap(({ segment, fitted }) =>
    fitted?.calendar == null
      ? []
      : [
          {
            name: segmentName(segment),
            calendar: fitted.calendar,
            spendMonths: fitted.spend.months,
            actual: fitted.holdout?.actual,
          },
        ],
  );
  const fields = (some: typeof lines): Block[] =>
    some.length === 0
      ? []
      : [
          { kind: 'text', tone: 'plain', lines: ['', 'Seasons and trend by segment:'] },
          {
            kind: 'fields',
            rows: some.map(({ name, calendar, spendMonths }) => [
              name,
              [
                calendarText(calendar),
                ...spendMonthsLines(spendMonths),
                ...horizonLines(calendar, result),
              ].join(' '),
            ]),
          },
        ];
  const used = ({ calendar, spendMonths }: (typeof lines)[number]) =>
    !isQuiet(calendar) || spendMonths?.used === true;
  return [
    ...fields(lines.filter(used)),
    ...details('the calendar of every segment', [
      ...fields(lines.filter((line) => !used(line))),
      ...lines.flatMap(({ name, calendar, spendMonths, actual }) => [
        ...explainedCalendar(calendar, actual, name),
        ...explainedSpendMonths(spendMonths, name),
      ]),
    ]),
  ];
}

type Month = NonNullable<CalendarResult['months']>[number];

/** The weights of the twelve months as bars; nothing where no season is used. */
function monthBars({ calendar }: ForecastResult): Block[] {
  const months = calendar?.months;
  if (months == null) return [];
  return [
    monthFactorBars(
      months.map(({ month, weight, low, high }) => ({
        name: monthName(month),
        factor: weight,
        low,
        high,
      })),
      {
        heading: 'For how many ordinary days a day of each month counts',
        description:
          'The weight of a day of each calendar month, beside an ordinary day, the mean of the twelve months; with intervals of 95%.',
        one: 'an ordinary day',
      },
    ),
    table<Month>(
      months,
      [
        wordColumn('month', ({ month }) => monthName(month)),
        numberColumn('ordinary days', ({ weight }) => weight, 2),
        intervalColumn(
          '95%',
          (month) => month,
          decimal(2),
          (end) => numberText(end),
        ),
        countColumn('years', ({ years }) => years),
        countColumn('repeat', ({ purchases }) => purchases),
      ],
      { heading: 'The months by the numbers' },
    ),
  ];
}
