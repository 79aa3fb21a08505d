export { inspectingOptions as options } from '../reading/options.ts';
