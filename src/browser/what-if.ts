import { changedEstimate } from '../commands/estimate/changed-estimate.ts';

(globalThis as { rapport?: unknown }).rapport = { changedEstimate };
