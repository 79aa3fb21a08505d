import { betaDiscreteWeibull } from './beta-discrete-weibull.ts';
import { constantRetention } from './constant-retention.ts';
import { exponential } from './exponential.ts';
import type { Family } from './family.ts';
import type { ModelName } from './model.ts';
import { shiftedBetaGeometric } from './shifted-beta-geometric.ts';
import { weibull } from './weibull.ts';

export const families: Readonly<Record<ModelName, Family>> = {
  exponential,
  weibull,
  geometric: constantRetention,
  'shifted-beta-geometric': shiftedBetaGeometric,
  'beta-discrete-weibull': betaDiscreteWeibull,
};
