import { fittingPhrase, type Phrase } from '../../input/headers/phrase.ts';
import type { WordKind } from '../../input/headers/word-kinds.ts';
import type { Starter } from '../shared/init-option.ts';

/** In which direction a change of an indicator is welcome; `either` where any change is worth a look. */
export const directions = ['up', 'down', 'either'] as const;
export type Direction = (typeof directions)[number];

/** What is known of an indicator by its name. */
export interface KnownIndicator {
  /** As the starter file has it, where it is there. */
  readonly name: string;
  /** Other names, as `indicatorKey` gives them, parted by spaces. */
  readonly alsoCalled: string;
  /** What the words of other names say together where it is the indicator. */
  readonly phrases?: readonly Phrase[];
  readonly group: string;
  readonly good: Direction;
  /** What customers are asked, one answer each: how answers are combined unless an option says it. */
  readonly answers?: 'mean' | 'nps';
}

const winning = 'Winning and keeping';
const recommending = 'Recommendations';
const problems = 'Problems';
const engaging = 'Engagement and satisfaction';
const sharing = 'Sharing and reach';

/** A word of the kind, with how it is measured and what else may stand there. */
const measured = (kind: WordKind, ...may: readonly WordKind[]): readonly Phrase[] => [
  { needs: [kind], may: ['measure', ...may], unit: 'may' },
];

/**
 * Indicators of customer relationships: spending on winning and on keeping customers, repeat purchases,
 * referrals, complaints. More complaints may mean more problems, or customers who trust that it helps to
 * complain; so their good direction is `either`.
 */
export const knownIndicators: readonly KnownIndicator[] = [
  {
    name: 'Spending on winning customers',
    alsoCalled:
      'spendingonwinning winningspend acquisitionspend acquisitionspending acquisitionshare',
    group: winning,
    good: 'down',
  },
  {
    name: 'Spending on keeping customers',
    alsoCalled: 'spendingonkeeping keepingspend retentionspend retentionspending retentionbudget',
    group: winning,
    good: 'up',
  },
  {
    name: 'Revenue from returning customers',
    alsoCalled: 'returningrevenue repeatrevenue returningcustomerrevenue repeatcustomerrevenue',
    group: winning,
    good: 'up',
  },
  {
    name: 'Churn rate',
    alsoCalled: 'churn monthlychurn customerchurn customerchurnrate churnedshare attritionrate',
    phrases: measured('leaving', 'customers'),
    group: winning,
    good: 'down',
  },
  {
    name: 'Retention rate',
    alsoCalled: 'retention repeatrate',
    phrases: [
      ...measured('retained', 'customers'),
      { needs: ['repeated', 'customers'], may: ['measure'], unit: 'may' },
    ],
    group: winning,
    good: 'up',
  },
  {
    name: 'New customers by referral',
    alsoCalled: 'newcustomersreferred referralshare referredshare referredcustomers referrals',
    group: recommending,
    good: 'up',
  },
  {
    name: 'Net promoter score',
    alsoCalled:
      'nps npsscore npsanswer npsrating netpromoter likelihoodtorecommend likelihood recommend ' +
      'wouldrecommend likelytorecommend',
    phrases: measured('nps'),
    group: recommending,
    good: 'up',
    answers: 'nps',
  },
  {
    name: 'Complaints',
    alsoCalled: 'problemsheard complaintsheard problemsreported',
    group: problems,
    good: 'either',
  },
  {
    name: 'Problems had',
    alsoCalled: 'problems incidents problemrate incidentrate',
    group: problems,
    good: 'down',
  },
  {
    name: 'Problems resolved',
    alsoCalled: 'problemsmended resolved resolutionrate complaintsresolved',
    group: problems,
    good: 'up',
  },
  {
    name: 'Days to resolve',
    alsoCalled: 'timetoresolve daystoresolution resolutiontime timetoresolution',
    phrases: [
      { needs: ['resolution', 'timeTo'], may: ['mean'] },
      { needs: ['resolution'], may: ['timeTo', 'mean'], unit: 'many' },
    ],
    group: problems,
    good: 'down',
  },
  {
    name: 'Engagement',
    alsoCalled: 'engagementrate',
    phrases: measured('engagement', 'platform', 'customers'),
    group: engaging,
    good: 'up',
  },
  {
    name: 'Satisfaction',
    alsoCalled: 'csat csatscore customersatisfaction satisfactionscore satisfactionrating',
    phrases: measured('satisfaction', 'customers', 'ratings'),
    group: engaging,
    good: 'up',
    answers: 'mean',
  },
  {
    name: 'Loyalty',
    alsoCalled: 'customerloyalty loyaltyscore loyaltyindex',
    phrases: measured('loyalty', 'customers'),
    group: engaging,
    good: 'up',
    answers: 'mean',
  },
  {
    name: 'Followers',
    alsoCalled:
      'subscribers fans facebookfans facebookfollowers twitterfollowers instagramfollowers',
    phrases: measured('followers', 'platform'),
    group: sharing,
    good: 'up',
  },
  {
    name: 'Shares',
    alsoCalled: 'reposts retweets',
    phrases: measured('shares', 'platform'),
    group: sharing,
    good: 'up',
  },
  {
    name: 'Visits',
    alsoCalled: 'sessions sitevisits websitevisits webvisits',
    phrases: measured('visits', 'platform'),
    group: sharing,
    good: 'up',
  },
  {
    name: 'Views',
    alsoCalled: 'pageviews videoviews impressions',
    phrases: measured('views', 'platform'),
    group: sharing,
    good: 'up',
  },
  {
    name: 'Ratings',
    alsoCalled: 'rating averagerating stars starrating',
    phrases: measured('ratings', 'platform'),
    group: sharing,
    good: 'up',
    answers: 'mean',
  },
  {
    name: 'Positive ratings',
    alsoCalled: 'positivereviews',
    phrases: [{ needs: ['positive', 'ratings'], may: ['measure', 'platform'], unit: 'may' }],
    group: sharing,
    good: 'up',
  },
];

/** The groups in the order in which they are shown. */
export const knownGroups: readonly string[] = [
  ...new Set(knownIndicators.map(({ group }) => group)),
];

/** Where indicators are shown that nobody has put into a group. */
export const otherGroup = 'Other';

/** A name by its letters and digits alone, so that "Days to resolve" and "days_to_resolve" are one. */
export const indicatorKey = (name: string): string =>
  name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

const byKey = new Map(
  knownIndicators.flatMap((known) =>
    [indicatorKey(known.name), ...known.alsoCalled.split(' ')].map((key) => [key, known] as const),
  ),
);

/**
 * What is known of an indicator of this name. A share or a number may call itself one; a question is
 * known by what it asks.
 */
export function knownIndicator(name: string): KnownIndicator | undefined {
  const key = indicatorKey(name);
  const plain = key.replace(/^(shareof|share|numberof|percentof|percentageof)/, '');
  return (
    byKey.get(key) ??
    byKey.get(plain) ??
    (asksForNps(key) ? netPromoter : undefined) ??
    knownIndicators.find(({ phrases = [] }) => fittingPhrase(name, phrases) !== undefined)
  );
}

/** What is known of a net promoter score, whatever the header of its answers is. */
export const netPromoter = byKey.get('nps');

/** "How likely is it that you would recommend us to a friend?", "NPS Q1 2026". */
const asksForNps = (key: string): boolean =>
  /^nps(q?\d+)*$|nps$|^netpromoterscore|likel.*recommend/.test(key);

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
