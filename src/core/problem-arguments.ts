/**
 * The facts that each problem carries. Texts are as the user wrote them; nothing here is wording.
 * A code added here must be worded in src/problems and explained in docs/problems: the compiler asks
 * for the first, a test for the second.
 */
export interface ProblemArguments {
  // Quantities: `what` is the option, or the place in an assumptions file.
  readonly 'quantity-unreadable': { what: string; text: string; examples: string };
  readonly 'unit-missing': { what: string; text: string; examples: string };
  readonly 'out-of-range': { what: string; text: string; allowed: string };
  readonly 'range-not-rising': { what: string; text: string };
  readonly 'range-units-differ': { what: string; text: string };
  // Options.
  readonly 'option-unknown': { option: string; command: string; suggestion: string };
  readonly 'option-unused': { option: string; command: string; usedBy: string };
  readonly 'option-needs': { option: string; needs: string };
  readonly 'option-missing': { command: string; option: string; example: string };
  readonly 'option-conflict': { options: string; settle: string };
  readonly 'option-choice': { option: string; text: string; choices: string };
  readonly 'option-repeated': { option: string };
  readonly 'option-without-value': { option: string };
  readonly 'command-unknown': { name: string; suggestion: string };
  readonly 'operand-missing': { command: string; folders: boolean; example: string };
  readonly 'stdin-is-terminal': { command: string; example: string };
  readonly 'operand-unexpected': { command: string; operand: string };
  readonly 'output-unwritable': { reason: string };
  readonly 'output-cut-short': { reason: string };
  readonly 'output-too-long': { format: string };
  readonly 'option-with-value': { option: string };
  readonly 'starter-exists': { command: string };
  // Assumptions files.
  readonly 'assumptions-unreadable': { reason: string };
  readonly 'assumptions-broken': { reason: string };
  readonly 'assumption-unknown': { name: string; suggestion: string };
  // Valuation.
  readonly 'horizon-needed': {
    reason: 'retention-certain' | 'growth-outruns-churn' | 'curve-endless';
  };
  readonly 'value-too-large': Record<never, never>;
  readonly 'margin-needed': { option: string };
  readonly 'costs-need-start': { column: string };
  readonly 'won-when-unknown': { id: string };
  /** A period, or a segment in words. */
  readonly 'spending-won-nobody': { cohort: string; kind: 'period' | 'segment' };
  readonly 'period-needed': Record<never, never>;
  readonly 'spend-covers-no-time': { id: string };
  readonly 'early-years-unseen': { segment: string; years: number };
  readonly 'beyond-the-data': { segment: string; reachYears: number };
  readonly 'no-break-even': { input: string; sign: 'negative' | 'positive' };
  // Models of staying that the data cannot settle.
  readonly 'model-zero-tenure': { model: string; segment?: string; ended: number };
  readonly 'model-not-identified': {
    model: string;
    segment?: string;
    parameters: number;
    reason: 'nobody-ended' | 'too-few-times';
  };
  readonly 'model-at-limit': {
    model: string;
    segment?: string;
    limit: 'customers-alike' | 'two-kinds' | 'all-at-once' | 'none-before' | 'first-period';
  };
  readonly 'model-not-converged': { model: string; segment?: string };
  // Programmes: files that describe one, and what cannot be compared.
  readonly 'programme-unreadable': { reason: string };
  readonly 'programme-broken': { reason: string };
  readonly 'programme-unknown': { name: string; within: string; suggestion: string };
  readonly 'programme-incomplete': { name: string; example: string };
  readonly 'programme-without-comparison': { quantity: 'annualSpend' | 'retention' };
  readonly 'counterfactual-impossible': {
    quantity: 'annualSpend' | 'retention';
    before: number;
    start: number;
    after: number;
    value: number;
  };
  readonly 'investment-beyond-horizon': { year: number; horizonYears: number };
  readonly 'assignment-without-comparison': { assignment: string };
  readonly 'counted-once': { customer: string; countedAs: string; alsoIn: string };
  readonly 'group-unclear': { header: string; values: string };
  readonly 'group-empty': {
    group: 'treated' | 'comparison';
    header: string;
    value: string;
    values: string;
  };
  readonly 'group-unobserved': { group: 'treated' | 'comparison'; what: 'spend' | 'stay' };
  readonly 'exposure-negative': { before: number; after: number };
  readonly 'member-repeated': { id: string };
  readonly 'before-the-programme': Record<never, never>;
  readonly 'not-recovered': { outcome: string };
  // Indicators over time.
  readonly 'point-repeated': { indicator: string; date: string };
  readonly 'point-missing': Record<never, never>;
  /** The place of a percent sign; `file` is empty where it is the same file. */
  readonly 'percent-mixed': { indicator: string; file: string; line: number };
  readonly 'indicators-none': Record<never, never>;
  readonly 'indicator-unknown': {
    option: string;
    name: string;
    suggestion: string;
    known: string;
  };
  /** `before` is what an earlier row says; empty where the text is no direction. */
  readonly 'direction-unclear': { indicator: string; text: string; before: string };
  // Checks: fixture files that cannot be read as one.
  readonly 'fixture-unreadable': { reason: string };
  readonly 'fixture-outside': Record<never, never>;
  readonly 'fixture-none': { folder: string; endings: string };
  readonly 'fixture-syntax': { detail: string };
  readonly 'fixture-key-unknown': { key: string; within: string; known: string; nearest: string };
  readonly 'fixture-key-missing': { key: string; within: string };
  readonly 'fixture-value': { key: string; text: string; allowed: string };
  readonly 'fixture-path': { path: string; near: string };
  // Checks: a case that is sound but cannot pass.
  readonly 'case-without-expectations': { name: string };
  // Files: why one cannot be read as a table.
  readonly 'file-missing': { pattern: boolean };
  readonly 'file-unreadable': { reason: string };
  readonly 'file-is-folder': Record<never, never>;
  readonly 'file-empty': Record<never, never>;
  readonly 'file-header-only': Record<never, never>;
  readonly 'file-binary': {
    kind: 'workbook' | 'oldWorkbook' | 'gzip' | 'pdf' | 'parquet' | 'zstd' | 'utf16' | 'unknown';
  };
  readonly 'gzip-broken': { reason: 'cut-short' | 'damaged' };
  readonly 'zstd-broken': { reason: 'cut-short' | 'damaged' | 'checksum' | 'dictionary' };
  readonly 'archive-too-large': { packing: 'gzip' | 'zstd'; reason: 'growth' | 'window' };
  readonly 'encoding-invalid': { encoding: string; byte: string };
  readonly 'quote-unclosed': Record<never, never>;
  readonly 'row-endless': { megabytes: number };
  readonly 'lines-skipped': { before: number; after: number };
  readonly 'rates-broken': { reason: string };
  // Columns: what a table leaves open, and the option that settles it.
  readonly 'header-repeated': { header: string; columns: string };
  readonly 'header-repeated-unread': { header: string; columns: string };
  readonly 'column-unknown': {
    header: string;
    option: string;
    suggestion: string;
    headers: string;
  };
  readonly 'column-conflict': { role: string; meaning: string; headers: string; example: string };
  readonly 'column-missing': { role: string; meaning: string; headers: string; none: string };
  readonly 'tenure-missing': {
    /** `no-curve`: dates are asked for, where assuming a tenure is no way out. */
    reason: 'no-dates' | 'no-curve' | 'total-spend';
    headers: string;
    /** The header of the spend that is a total; empty where there is none. */
    total: string;
  };
  readonly 'status-missing': { headers: string };
  readonly 'window-needs-start': { headers: string };
  readonly 'column-unit-missing': {
    role: string;
    header: string;
    /** What needs the unit; of the spend of a customer, "total" is one. */
    what: 'spend' | 'amount' | 'tenure' | 'time';
  };
  readonly 'decimal-ambiguous': { text: string; lines: string };
  readonly 'decimal-mixed': {
    point: string;
    pointLine: number;
    comma: string;
    commaLine: number;
  };
  readonly 'date-order-ambiguous': { text: string; lines: string };
  readonly 'date-order-mixed': {
    dayFirst: string;
    dayFirstLine: number;
    monthFirst: string;
    monthFirstLine: number;
  };
  readonly 'currency-mixed': { currencies: string };
  readonly 'rate-missing': { currency: string; rates: string };
  readonly 'quantity-unsettled': { header: string; text: string };
  readonly 'as-of-missing': { customers: number };
  readonly 'customers-repeated': {
    customers: number;
    id: string;
    lines: string;
    joined: boolean;
  };
  readonly 'rows-none-left': { read: number; reasons: string };
  // Cohorts: why a table of how many were left cannot be one, and which of its rows.
  readonly 'kinds-mixed': { mixed: 'files' | 'columns'; others: string };
  readonly 'cohort-size-needed': { scale: 'percent' | 'share' };
  readonly 'cohort-start-missing': { cohort: string; reason: 'size-unknown' | 'nobody-left' };
  readonly 'survivors-unclear': {
    reason: 'signs' | 'start' | 'scale' | 'fraction' | 'size' | 'headers';
    text: string;
  };
  readonly 'survivors-rise': { cohort: string; text: string; before: string };
  readonly 'survivors-exceed': {
    cohort: string;
    text: string;
    whole: number;
    scale: 'count' | 'percent' | 'share';
  };
  readonly 'time-repeated': { cohort: string; lines: string };
  readonly 'cohort-negative': { what: 'time' | 'survivors' };
  readonly 'cohort-empty': { cohort: string };
  readonly 'elapsed-implausible': { years: number; header: string };
  // Rows: what rejects one, or sets it aside.
  readonly 'row-ragged': { cells: number; headers: number };
  readonly 'row-total': { text: string };
  readonly 'quote-misplaced': { lastLine: number };
  readonly 'cell-blank': { meaning: string };
  readonly 'number-too-large': { text: string };
  readonly 'number-unreadable': { text: string };
  readonly 'date-unreadable': { text: string };
  readonly 'month-unreadable': { text: string };
  readonly 'status-unreadable': { text: string };
  readonly 'interval-unreadable': { text: string };
  readonly 'currency-unreadable': { text: string };
  readonly 'currency-contradicted': { cell: string; column: string; header: string };
  readonly 'tenure-negative': { text: string };
  readonly 'tenure-implausible': { years: number };
  readonly 'end-before-start': { start: string; end: string };
  readonly 'start-after-as-of': { start: string; asOf: string };
  readonly 'spend-negative': { text: string };
  readonly 'tenure-unknown': Record<never, never>;
  readonly 'start-unknown': Record<never, never>;
  readonly 'end-unknown': { ended: boolean };
  readonly 'status-unknown': Record<never, never>;
  readonly 'ended-before-window': { windowStart: string };
  readonly 'not-started': Record<never, never>;
  readonly 'customer-repeated': { id: string };
  readonly 'join-unmatched': { id: string; others: string };
  readonly 'customer-left-out': { id: string };
  readonly 'rows-added-up': { rows: number; customers: number };
  readonly 'labels-differ': { id: string; kept: string; other: string };
  readonly 'ids-differ-by-case': { one: string; other: string };
  readonly 'last-activity-as-end': { header: string };
  // Referrals: which rows cannot count, and what a chain of them leaves open.
  readonly 'referral-of-oneself': { id: string };
  readonly 'referral-repeated': { referrer: string; referred: string };
  readonly 'referrer-second': { referrer: string; referred: string };
  readonly 'referral-cycle': { referrer: string; referred: string };
  readonly 'referral-type-unreadable': { text: string };
  readonly 'referrer-unknown': { id: string };
  readonly 'referred-unknown': { id: string };
  readonly 'referrals-unmatched': { id: string; customer: string };
  readonly 'chain-endless': { perCustomer: number };
  // Logs of orders: which orders are no purchases, and what of an export is not known.
  readonly 'source-broken': { reason: string };
  readonly 'engine-missing': Record<never, never>;
  readonly 'order-sources-differ': { first: string; firstFile: string; other: string };
  readonly 'order-basis-unknown': { source: string; basis: 'net' | 'gross'; known: string };
  readonly 'order-status-unknown': { text: string; column: string };
  readonly 'order-failed': { text: string };
  readonly 'order-void': { text: string };
  readonly 'order-pending': { text: string };
  readonly 'order-test': { text: string };
  readonly 'order-no-payment': { text: string };
  readonly 'order-guest': Record<never, never>;
  readonly 'order-amount-missing': Record<never, never>;
  readonly 'order-repeated': { id: string };
  readonly 'order-after-until': { day: string; until: string };
  readonly 'refund-unmatched': Record<never, never>;
  readonly 'refund-left-out': Record<never, never>;
  // Logs of orders whose purchases are not random.
  readonly 'charges-regular': { interval: string; share: number; gaps: number };
  readonly 'purchases-regular': { k: number; low: number; high: number };
  // Logs of orders as lists of customers: what tells who has left.
  readonly 'orders-likely': { headers: string };
  readonly 'charges-as-stays': {
    interval: string;
    share: number;
    gaps: number;
    /** Days by which a charge may be overdue. */
    tolerance: number;
  };
  readonly 'charges-irregular': {
    /** What was to be known: who has left, or what customers spend a year. */
    asked: 'end' | 'spend';
    interval: string;
    share: number;
    gaps: number;
    /** Whether there are too few gaps to tell. */
    few: boolean;
  };
  // Forecasts: what a log of orders, or a segment of it that is fitted by itself, leaves open.
  readonly 'purchases-never-repeat': { segment?: string };
  readonly 'purchases-undetermined': { segment?: string; model: string };
  readonly 'dropout-invisible': { segment?: string; models: string; used: string };
  readonly 'spend-not-positive': { segment?: string; customers: number };
  readonly 'spend-related': { segment?: string; correlation: number };
  readonly 'spend-mean-infinite': { segment?: string; q: number };
  readonly 'backtest-none': { segment?: string; days: number };
  readonly 'seasons-unseen': { segment?: string; days: number };
  // Summaries of customers that were made elsewhere.
  readonly 'summary-unnamed': { headers: string };
  readonly 'summary-unit-unclear': {
    reason: 'unknown' | 'several' | 'contradicted';
    units: string;
  };
  readonly 'summary-impossible': {
    reason: 'recency-beyond-age' | 'recency-without-purchase' | 'spend-missing';
    purchases: number;
    recency: number;
    age: number;
  };
  readonly 'summary-repeated': { id: string; rows: number };
  // Comparing: why a file is no saved result, and why two of them say nothing about one another.
  readonly 'saved-result-unreadable': { reason: 'empty' | 'cut-short' | 'not-json' | 'too-large' };
  readonly 'saved-result-foreign': Record<never, never>;
  readonly 'saved-result-version': { schema: string; known: string };
  readonly 'saved-result-broken': {
    where: string;
    reason: 'missing' | 'unusable' | 'not-the-sum';
  };
  readonly 'comparison-unknown': { command: string; known: string };
  readonly 'comparison-two-files': { given: number };
  readonly 'results-differ': {
    what:
      | 'command'
      | 'currency'
      | 'method'
      | 'basis'
      | 'period'
      | 'time'
      | 'horizon'
      | 'segments'
      | 'kind'
      | 'assignment';
    before: string;
    after: string;
  };
  readonly 'estimate-not-reproduced': { saved: string; now: string };
  readonly 'inputs-inseparable': { reason: 'too-many' | 'no-value'; inputs: number };
  // Recovery: files of problems, and what they leave open.
  readonly 'problems-shape-unclear': { headers: string };
  readonly 'counts-unclear': { what: 'complaints' | 'outcomes'; text: string };
  readonly 'count-exceeds': { what: 'complaints' | 'affected'; count: number; of: number };
  readonly 'outcomes-differ': { sum: number; complaints: number; shares: boolean };
  readonly 'severity-unreadable': { text: string };
  readonly 'outcome-unreadable': { text: string };
  readonly 'customer-in-several-kinds': { id: string; kept: string; other: string };
  readonly 'case-customer-unknown': { id: string };
  readonly 'stay-rates-needed': { missing: string; reason: 'outcomes' | 'severity' };
  readonly 'stay-rates-too-few': { outcome: string; customers: number; needed: number };
  readonly 'no-problem-stay-contradicted': {
    observed: number;
    affected: number;
    customers: number;
  };
  readonly 'customer-unknown': { id: string; suggestion: string };
  readonly 'customer-ended': { id: string };
}
