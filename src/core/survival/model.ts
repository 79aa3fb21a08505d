/** The laws of staying that can be fitted to recorded stays, from the fewest parameters to the most. */
export const modelNames = [
  'exponential',
  'weibull',
  'geometric',
  'shifted-beta-geometric',
  'beta-discrete-weibull',
] as const;

export type ModelName = (typeof modelNames)[number];
