import type { Starter } from '../shared/init-option.ts';

const months = [1, 2, 3, 4, 5, 6, 7, 8].map((month) => `2026-0${month}`);

/** Made up, for the eight months: a company that has begun to tend its relationships. */
const values: readonly (readonly [indicator: string, unit: '%' | '', values: readonly number[]])[] =
  [
    ['Spending on winning customers', '%', [71, 69, 72, 70, 68, 69, 66, 67]],
    ['Spending on keeping customers', '%', [29, 31, 28, 30, 32, 31, 34, 33]],
    ['Revenue from returning customers', '%', [58, 57, 59, 58, 60, 59, 61, 60]],
    ['New customers by referral', '%', [14, 16, 13, 15, 17, 15, 16, 18]],
    ['Complaints', '', [42, 39, 45, 41, 44, 40, 43, 46]],
    ['Problems resolved', '%', [78, 81, 79, 80, 77, 82, 80, 79]],
    ['Days to resolve', '', [4.2, 3.9, 4.4, 4.1, 3.8, 4.3, 4, 7.6]],
    ['Engagement', '%', [3.1, 3.4, 3, 3.2, 3.3, 3.1, 3.5, 3.3]],
    ['Satisfaction', '', [8.1, 8, 8.2, 7.9, 8.1, 8.3, 8, 8.1]],
    ['Followers', '', [5210, 5240, 5225, 5260, 5285, 5270, 5300, 5320]],
    ['Shares', '', [118, 131, 109, 125, 137, 120, 128, 133]],
    ['Visits', '', [8450, 8720, 8310, 8600, 8840, 8520, 8690, 8900]],
    ['Views', '', [21400, 22600, 20900, 21900, 23100, 21700, 22300, 23000]],
    ['Ratings', '', [4.4, 4.3, 4.5, 4.4, 4.4, 4.3, 4.5, 4.4]],
  ];

const lines = values.flatMap(([indicator, unit, series]) =>
  series.map((value, i) => `${months[i]},${indicator},${value}${unit}`),
);

/** Indicators to be filled in with one's own values; it runs as it is. */
export const starter: Starter = {
  file: 'indicators.csv',
  text: `${['date,indicator,value', ...lines].join('\n')}\n`,
};
