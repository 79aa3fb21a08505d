import { betaDiscreteWeibull } from './beta-discrete-weibull.ts';
import { constantRetention } from './constant-retention.ts';
import { discreteWeibull } from './discrete-weibull.ts';
import { exponential } from './exponential.ts';
import type { Family, ModelName } from './family.ts';
import { shiftedBetaGeometric } from './shifted-beta-geometric.ts';
import { weibull } from './weibull.ts';

/** The family of each survival model. */
export const families: Readonly<Record<ModelName, Family>> = {
  exponential,
  weibull,
  geometric: constantRetention,
  'discrete-weibull': discreteWeibull,
  'shifted-beta-geometric': shiftedBetaGeometric,
  'beta-discrete-weibull': betaDiscreteWeibull,
};
