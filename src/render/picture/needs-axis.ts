import type { Bars } from './picture.ts';

/** Whether bars need an axis with ticks: their numbers are no amounts on it, or they have none. */
export const needsAxis = ({ bars }: Pick<Bars, 'bars'>): boolean =>
  bars.some(({ spans, text }) => text === '' || spans.some((span) => span.text !== undefined));
