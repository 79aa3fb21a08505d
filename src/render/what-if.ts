/**
 * Inputs that a reader of a page may change, with what they come to then. A page has a script for it; everywhere else,
 * and without script, nothing is shown.
 */
export interface WhatIf {
  readonly kind: 'what-if';
  /** What the script works with, as plain data; made only where a page is written. */
  readonly data: () => object;
}
