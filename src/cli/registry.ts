import type { AnyCommand } from '../commands/command.ts';
import { estimate } from '../commands/estimate/command.ts';

/** A command before it is loaded: what the list of commands says, and where its code is. */
export interface Registered {
  readonly name: string;
  /** What it reads, for the usage line; empty where it reads only its options. */
  readonly operands: '' | 'FILE...' | 'PATH...' | 'WORD...' | 'COMMAND';
  readonly summary: string;
  readonly description: string;
  /** The first three are in the short help; the first of all commands lead the help of the program. */
  readonly examples: readonly string[];
  /** Where the help of the program lists it. */
  readonly group: (typeof commandGroups)[number];
  /** The options that most people need, six at most: the short help has these alone. */
  readonly mostUsed: readonly string[];
  readonly load: () => Promise<AnyCommand>;
}

/** What people come for: to begin, with a question, or to keep what they have right. */
export const commandGroups = ['Start', 'Questions', 'Keep right'] as const;

/** Whether what a command is about are files. */
export const areFiles = (operands: Registered['operands']): boolean =>
  operands === 'FILE...' || operands === 'PATH...';

export const registry: readonly Registered[] = [
  {
    name: 'overview',
    operands: 'FILE...',
    summary: 'what are these files, and what do they answer?',
    description:
      'Recognises files (orders, customers, costs, referrals, problems, indicators, saved results) and answers what such files can: what customers are worth and how sure that is, what a new one may cost, who is slipping away. Each answer ends with the command that says more. The name of the command can be left out: rapport orders.csv ads.csv.',
    examples: [
      'rapport orders.csv ads.csv --margin 40%',
      'rapport customers.csv --as-of 2026-06-30',
      'rapport problems.csv customers.csv referrals.csv',
    ],
    group: 'Start',
    mostUsed: ['margin', 'by', 'as-of', 'column', 'output', 'json'],
    load: async () => (await import('../commands/overview/command.ts')).overview,
  },
  {
    name: 'report',
    operands: 'FILE...',
    summary: 'one page that answers everything that these files can',
    description:
      'Recognises files as the overview does (orders, customers, costs, referrals, problems, indicators), reads each once, runs the commands that fit with one set of options, and puts what they answer into one page: what customers are worth and how sure that is, by segment, what winning one may cost, who is slipping away, who brings others, what to put right first, what may need attention, and what no number here sees. A file report.yaml keeps the files, options and sections for every month.',
    examples: [
      'rapport report orders.csv ads.csv --margin 55% -o report.html',
      'rapport report customers.csv referrals.csv problems.csv indicators.csv --margin 25%',
      'rapport report --init',
      'rapport report report.yaml --since-last last.json',
      'rapport report orders.csv --sections worth,slipping -o report.md',
    ],
    group: 'Start',
    mostUsed: ['margin', 'acquisition-costs', 'sections', 'since-last', 'init', 'output'],
    load: async () => (await import('../commands/report/command.ts')).report,
  },
  {
    name: 'estimate',
    operands: '',
    summary: 'what is one such customer worth?',
    description:
      'Values one customer from a spend and a stay, as a waterfall from spend to lifetime value. Any input may be a range, low..high or low..likely..high. Inputs that are not given are left out, and named.',
    examples: [
      'rapport estimate --spend 1062/mo --tenure 4y',
      'rapport estimate --spend 1062/mo --tenure 4y..13y --margin 25%',
      'rapport estimate --spend 12744/y --retention 75%/y --margin 25% --discount 10% --explain',
      'rapport estimate --spend 12744/y --tenure 4y --margin 25% --acquisition 900 --break-even margin',
      'rapport estimate --spend 12744/y --retention 75%/y --margin 25% --discount 10% --reconcile 6827.14',
    ],
    group: 'Start',
    mostUsed: ['spend', 'tenure', 'retention', 'margin', 'discount', 'acquisition'],
    load: async () => estimate,
  },
  {
    name: 'value',
    operands: 'FILE...',
    summary: 'what are these customers worth, by segment; what does winning one cost?',
    description:
      'Reads CSV files of spend and tenure, or a table in a database (--connect), one row per customer, and values the customers by segment and in total. FILE may be - for standard input; several files are read as one, and Parquet is read like CSV. Columns are recognised by their headers; rapport inspect shows how.',
    examples: [
      'rapport value customers.csv --by home',
      'rapport value customers.csv --by home,region --margin 25% --discount 10%',
      'rapport value --connect postgres://analyst@db.example.com/shop --table customers --as-of 2026-06-30',
      'rapport value spend.csv --join stays.csv --as-of 2026-06-30 --by home',
      'rapport value customers.csv --by home --retention 80%/y --margin 25% --acquisition-costs ads.csv',
      'rapport value customers.csv --each --where home=renter --top 20 -o best.csv',
      'rapport value churn.csv --column tenure=tenure:mo --by Contract',
    ],
    group: 'Questions',
    mostUsed: ['by', 'margin', 'as-of', 'acquisition-costs', 'each', 'output'],
    load: async () => (await import('../commands/value/command.ts')).value,
  },
  {
    name: 'retention',
    operands: 'FILE...',
    summary: 'how long do they stay, and how sure is that?',
    description:
      'Estimates how long customers stay, from CSV files with the tenure and status of each customer, from a table of customers in a database (--connect), or from a table of how many customers of a cohort were left at each time. Active customers count for as long as they have stayed, neither as ended nor as staying for ever. Estimates beyond the data are marked as extrapolated. With --movements it shows instead how the monthly recurring revenue of subscriptions moves, and its NRR and GRR.',
    examples: [
      'rapport retention customers.csv --by contract',
      'rapport retention customers.csv --as-of 2026-06-30 --at 1y,2y',
      'rapport retention --connect postgres://analyst@db.example.com/shop --table customers --as-of 2026-06-30',
      'rapport retention churn.csv --column tenure=tenure:mo --by Contract --horizon 5y',
      'rapport retention customers.csv --as-of 2026-06-30 --window-start 2024-01-01',
      'rapport retention cohorts.csv --cohort-size 1000 --at 8y,12y --discount 10%',
      'rapport retention mrr.csv --movements --by plan',
    ],
    group: 'Questions',
    mostUsed: ['by', 'as-of', 'at', 'horizon', 'movements', 'output'],
    load: async () => (await import('../commands/retention/command.ts')).retention,
  },
  {
    name: 'forecast',
    operands: 'FILE...',
    summary: 'who will buy again, and what is each worth?',
    description:
      'Reads a log of orders as Shopify, Stripe, WooCommerce, Square, PayPal or QuickBooks export it, lines of invoices, any CSV of customer, date and amount, or a table of orders in a database (--connect), and forecasts who buys again and what that is worth, for customers without a contract, who leave without notice. Fits NBD, BG/NBD, MBG/NBD and Pareto/NBD, uses the one with the least AIC, and shows how each would have forecast a part of the log that was held out. Lists the customers who are slipping away. Refunds reduce the spend; rows that are not a purchase of a known customer are set aside and counted.',
    examples: [
      'rapport forecast orders.csv',
      'rapport forecast orders.csv --horizon 6mo --margin 40% --discount 10% --by channel',
      'rapport forecast --connect postgres://analyst@db.example.com/shop --table orders',
      'rapport forecast orders.csv --list slipping -o calls.csv',
      'rapport forecast orders.csv --each --keep email --sort daysSilent -o customers.csv',
      'rapport forecast orders.csv --holdout 39w --model bg-nbd --unit week',
      'rapport forecast orders.csv --event black-friday:2023-11-24,2024-11-29 --exclude 2024-03',
      'rapport forecast orders.csv --effect channel',
      'rapport forecast orders.csv --save model.json',
      'rapport forecast orders.csv --summary -o customers.csv',
    ],
    group: 'Questions',
    mostUsed: ['by', 'margin', 'horizon', 'list', 'each', 'output'],
    load: async () => (await import('../commands/forecast/command.ts')).forecast,
  },
  {
    name: 'cohorts',
    operands: 'FILE...',
    summary: "how do each month's new customers pay back?",
    description:
      "Reads a log of orders or a table of them in a database, as forecast does, and follows customers by the month, quarter or year of their first purchase, or by where they came from: who bought again and when, the spend per customer after 30, 90, 180 and 365 days, the payback of the acquisition cost, and how much of a year's spend is kept in the next. A figure counts only where the whole cohort has been observed for that long.",
    examples: [
      'rapport cohorts orders.csv',
      'rapport cohorts orders.csv --cohort quarter --margin 40% --acquisition-costs ads.csv',
      'rapport cohorts --connect postgres://analyst@db.example.com/shop --table orders',
      'rapport cohorts orders.csv --by channel --margin 40% --acquisition 25',
      'rapport cohorts orders.csv --after 30d,1y --until 2026-06-30 -o cohorts.csv',
    ],
    group: 'Questions',
    mostUsed: ['by', 'cohort', 'margin', 'acquisition-costs', 'payback', 'output'],
    load: async () => (await import('../commands/cohorts/command.ts')).cohorts,
  },
  {
    name: 'referral',
    operands: 'FILE...',
    summary: 'who brings others, and what is that worth?',
    description:
      'Reads who referred whom, one row per referral, and values each customer of --customers with their referrals. The value of a referred customer who is in those files is divided, never counted twice; referred people who are not in them count with 0, or with --referral-value as an addition. A customer has one referrer, and nobody can refer themselves, directly or in a circle: rows that contradict this are set aside.',
    examples: [
      'rapport referral referrals.csv --customers customers.csv',
      'rapport referral referrals.csv --customers customers.csv --type-one 60% --credit 30%',
      'rapport referral referrals.csv --customers customers.csv --depth all --by region --top 20',
      'rapport referral referrals.csv --customers customers.csv --margin 25% --acquisition 40 --referral-reward 10',
    ],
    group: 'Questions',
    mostUsed: ['customers', 'margin', 'type-one', 'by', 'list', 'output'],
    load: async () => (await import('../commands/referral/command.ts')).referral,
  },
  {
    name: 'recovery',
    operands: 'FILE...',
    summary: 'which pain point costs most, and how much may fixing it cost?',
    description:
      'Reads CSV files of problems, with one row per kind (problem, customers, complained, unresolved, resolved, quickly) or per case (customer, problem, outcome), and ranks them by the value of the customers who leave because of them. The share who stay after each outcome comes from the cases where enough of their customers are in --customers, else from --stay, else from an old survey of intentions, which the result names.',
    examples: [
      'rapport recovery problems.csv --no-problem-stay 90% --severity major',
      'rapport recovery problems.csv --customers customers.csv --over 1y --margin 25%',
      'rapport recovery cases.csv --customers customers.csv --quick 2d --complaining 50%',
      'rapport recovery cases.csv --customers customers.csv --margin 25% --customer C-1017',
    ],
    group: 'Questions',
    mostUsed: ['customers', 'margin', 'over', 'no-problem-stay', 'list', 'output'],
    load: async () => (await import('../commands/recovery/command.ts')).recovery,
  },
  {
    name: 'ror',
    operands: 'FILE...',
    summary: 'did nurturing the relationship pay?',
    description:
      'Compares the money that a programme brought through loyalty and recommendations, beyond what its customers would have done without it, with its cost: from a programme file in YAML or JSON, from files of treated and untreated customers, or from a log of orders and a list of members, who are compared with customers whose orders were alike before they joined. How the comparison was made determines how certain the effect is. What is perceived, such as reach, reviews and ideas, is shown in its own unit and never counts.',
    examples: [
      'rapport ror --init',
      'rapport ror programme.yaml',
      'rapport ror programme.yaml --assignment matched --horizon 5y --json',
      'rapport ror members.csv --treated member --margin 25% --investment 60000,20000',
      'rapport ror members.csv --comparison others.csv --programme programme.yaml',
      'rapport ror orders.csv --members club.csv --investment 36000 --margin 40%',
    ],
    group: 'Questions',
    mostUsed: ['members', 'treated', 'margin', 'investment', 'init', 'output'],
    load: async () => (await import('../commands/ror/command.ts')).ror,
  },
  {
    name: 'pulse',
    operands: 'FILE...',
    summary: 'which indicator needs attention?',
    description:
      'Separates real changes from random variation in leading indicators: engagement, satisfaction, complaints, visits and the like. Reads CSV files of date, indicator and value, or of a date and a column for each indicator. Indicators show where to look, not what it is worth: no money is printed.',
    examples: [
      'rapport pulse indicators.csv',
      'rapport pulse --init',
      'rapport pulse indicators.csv --rule near-limit --limits median --explain',
      'rapport pulse indicators.csv --baseline 2025-01..2025-12 --good "Days to resolve=down"',
      'rapport pulse indicators.csv --since 2026-06-01 --fail-on new-signal',
    ],
    group: 'Questions',
    mostUsed: ['good', 'baseline', 'targets', 'fail-on', 'init', 'output'],
    load: async () => (await import('../commands/pulse/command.ts')).pulse,
  },
  {
    name: 'compare',
    operands: 'FILE...',
    summary: 'what changed, and why?',
    description:
      'Compares two results of one command, saved with --json, the earlier one first: what changed, by how much, and how much of it each input, segment or step explains. The parts add up exactly. One of the two may be - for standard input.',
    examples: [
      'rapport compare before.json after.json',
      'rapport value customers.csv --by home --json | rapport compare last-year.json -',
      'rapport compare before.json after.json --fail-on 5%',
    ],
    group: 'Keep right',
    mostUsed: ['fail-on', 'explain', 'output', 'format', 'json'],
    load: async () => (await import('../commands/compare/command.ts')).compare,
  },
  {
    name: 'inspect',
    operands: 'FILE...',
    summary: 'how is this file read?',
    description:
      'Shows how a file is read before anything is calculated from it: encoding, delimiter, skipped lines, each column with its role and unit and the reason for them, and every problem with the option that solves it.',
    examples: [
      'rapport inspect customers.csv',
      'rapport inspect churn.csv --column tenure=tenure:mo',
      'rapport inspect export.csv --encoding windows-1252 --json',
    ],
    group: 'Start',
    mostUsed: ['for', 'column', 'date-order', 'decimal', 'as-of', 'output'],
    load: async () => (await import('../commands/inspect/command.ts')).inspect,
  },
  {
    name: 'check',
    operands: 'PATH...',
    summary: 'do the calculations still give the expected results?',
    description:
      'Runs fixture files and compares the results of commands with expected values: YAML, JSON or CSV files whose names end in .check.yaml, .check.json or .check.csv, and all of those in a folder. Numbers must agree to half of the last digit written.',
    examples: [
      'rapport check fixtures',
      'rapport check fixtures/households/estimate.check.yaml --explain',
      'rapport check --init',
      'rapport check fixtures -o report.xml',
      'rapport check fixtures --format github',
      'rapport check fixtures --update',
    ],
    group: 'Keep right',
    mostUsed: ['explain', 'update', 'init', 'format', 'output', 'allow-outside'],
    load: async () => (await import('../commands/check/command.ts')).check,
  },
  {
    name: 'sql',
    operands: 'COMMAND',
    summary: 'which SQL computes in a database what a command needs?',
    description:
      'Prints one statement in the SQL of an engine, for a table of orders (forecast, summary, scores, cohorts) or of customers (retention, value) that is too large, or too private, to be exported. The database adds up, and its answer, which has a row for all customers who bought alike, is read instead of the table: by the same command with --source cells. It counts the rows as the readers of files do, with what the options say: known words of statuses, time zones, exports of shops and costs of goods are not for it. summary has a row a customer; scores makes a table of the customers with the scores of their cells.',
    examples: [
      'rapport sql forecast --dialect postgres --table orders --column customer=customer_id --column date=ordered_at --column amount=amount',
      'rapport sql cohorts --dialect trino --table lake.shop.orders --column customer=customer_id --column date=ordered_at --column amount=amount --by channel',
      'rapport sql value --dialect duckdb --table customers --column start=joined --column end=left_on --column spend=mrr:mo',
      'rapport sql forecast --dialect spark --table orders --column customer=customer_id --column date=ordered_at --column amount=amount --until 2026-06-30 --holdout 39w',
    ],
    group: 'Keep right',
    mostUsed: ['dialect', 'table', 'column', 'by', 'until', 'holdout'],
    load: async () => (await import('../commands/sql/command.ts')).sql,
  },
  {
    name: 'explain',
    operands: 'WORD...',
    summary: 'what does this code, term, option or field mean?',
    description:
      'Explains the code of a problem, with an example and what to do about it; a term of the glossary; an option, with the commands that have it; and a field of a result.',
    examples: [
      'rapport explain unit-missing',
      'rapport explain customer equity',
      'rapport explain first-payment',
      'rapport explain lifetimeValue --json',
    ],
    group: 'Start',
    mostUsed: ['json', 'format', 'output'],
    load: async () => (await import('../commands/explain/command.ts')).explain,
  },
];
