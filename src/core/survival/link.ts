import type { Link } from './family.ts';

/** The parameter as a number that may be anything: log x, or log x/(1 − x). */
export const freed = (link: Link, value: number): number =>
  link === 'log' ? Math.log(value) : Math.log(value) - Math.log1p(-value);

/** The parameter back from it. */
export const kept = (link: Link, free: number): number =>
  link === 'log' ? Math.exp(free) : 1 / (1 + Math.exp(-free));

/** How fast the parameter changes with the free number. */
export const pace = (link: Link, value: number): number =>
  link === 'log' ? value : value * (1 - value);
