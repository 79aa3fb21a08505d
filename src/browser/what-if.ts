import { changedEstimate } from '../commands/estimate/changed-estimate.ts';
import { changedValue } from '../commands/value/changed-value.ts';

(globalThis as { rapport?: unknown }).rapport = { changedEstimate, changedValue };
