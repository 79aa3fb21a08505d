/** What a statement can be for. */
export const queryNames = [
  'forecast',
  'summary',
  'scores',
  'cohorts',
  'retention',
  'value',
] as const;

export type QueryName = (typeof queryNames)[number];
