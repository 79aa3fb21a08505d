import { heatSteps } from './picture.ts';

/** Paper, ink and two accents, `main` and `cost`, the same in pictures and around them. */
export interface Colours {
  readonly paper: string;
  readonly ink: string;
  readonly quiet: string;
  readonly hairline: string;
  readonly base: string;
  readonly main: string;
  readonly cost: string;
  readonly plain: string;
  /** Of series alike: told apart with any kind of sight, and from the colour of cost. */
  readonly segments: readonly string[];
  /** Of the blue in the paper: the palest and the strongest shade of a series. */
  readonly shades: readonly [number, number];
  /** Of the blue in the paper: the strongest shade of a cell, on which ink is still readable. */
  readonly hottest: number;
  readonly bandOpacity: number;
}

export const light: Colours = {
  paper: '#fdfcfa',
  ink: '#1b1d1f',
  quiet: '#585e62',
  hairline: '#e4e2dd',
  base: '#8d9093',
  main: '#1f5f8b',
  cost: '#b04d17',
  plain: '#6b7075',
  segments: ['#1f5f8b', '#7c9c5c', '#9147d6', '#be7b9a', '#54320f', '#2f3235'],
  shades: [0.5, 1.25],
  hottest: 0.68,
  bandOpacity: 0.16,
};

export const dark: Colours = {
  paper: '#17181a',
  ink: '#e9e7e2',
  quiet: '#a9aca9',
  hairline: '#303236',
  base: '#777b80',
  main: '#7fb2dd',
  cost: '#f0a36b',
  plain: '#a0a4a9',
  segments: ['#7fb2dd', '#61891d', '#8768f5', '#ba5980', '#d7c236', '#e6e5e2'],
  shades: [0.4, 1.1],
  hottest: 0.5,
  bandOpacity: 0.24,
};

/** A mixture of two colours; a share above 1 goes beyond the second. */
export function mixed(from: string, to: string, share: number): string {
  const channel = (colour: string, i: number) => Number.parseInt(colour.slice(i, i + 2), 16);
  const hex = [1, 3, 5].map((i) => {
    const value = Math.round(channel(from, i) * (1 - share) + channel(to, i) * share);
    return Math.max(0, Math.min(255, value)).toString(16).padStart(2, '0');
  });
  return `#${hex.join('')}`;
}

/** The shades of a heat map, from the palest. */
export const heatColours = ({ paper, main, hottest }: Colours): string[] =>
  Array.from({ length: heatSteps }, (_, i) => mixed(paper, main, (hottest * (i + 1)) / heatSteps));
