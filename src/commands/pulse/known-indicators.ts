/** In which direction a change of an indicator is welcome; `either` where any change is worth a look. */
export const directions = ['up', 'down', 'either'] as const;
export type Direction = (typeof directions)[number];

/** What is known of an indicator by its name. */
export interface KnownIndicator {
  /** As the starter file has it. */
  readonly name: string;
  /** Other names, as `indicatorKey` gives them, parted by spaces. */
  readonly alsoCalled: string;
  readonly group: string;
  readonly good: Direction;
}

const winning = 'Winning and keeping';
const recommending = 'Recommendations';
const problems = 'Problems';
const engaging = 'Engagement and satisfaction';
const sharing = 'Sharing and reach';

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
    name: 'New customers by referral',
    alsoCalled: 'newcustomersreferred referralshare referredshare referredcustomers referrals',
    group: recommending,
    good: 'up',
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
    group: problems,
    good: 'down',
  },
  { name: 'Engagement', alsoCalled: 'engagementrate', group: engaging, good: 'up' },
  {
    name: 'Satisfaction',
    alsoCalled: 'csat customersatisfaction satisfactionscore',
    group: engaging,
    good: 'up',
  },
  { name: 'Followers', alsoCalled: 'subscribers', group: sharing, good: 'up' },
  { name: 'Shares', alsoCalled: 'reposts', group: sharing, good: 'up' },
  { name: 'Visits', alsoCalled: 'sessions', group: sharing, good: 'up' },
  { name: 'Views', alsoCalled: 'pageviews impressions', group: sharing, good: 'up' },
  { name: 'Ratings', alsoCalled: 'rating averagerating', group: sharing, good: 'up' },
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

/** What is known of an indicator of this name; a share may call itself one. */
export function knownIndicator(name: string): KnownIndicator | undefined {
  const key = indicatorKey(name);
  return byKey.get(key) ?? byKey.get(key.replace(/^(shareof|share)/, ''));
}
