import type { OptionTexts } from '../commands/option.ts';
import type { FileKind } from '../input/survey-files.ts';

/** What people call a question that a command answers by another name. */
export interface QuestionName {
  readonly names: readonly string[];
  /** Which command answers it, in a sentence. */
  readonly says: string;
  /** Command lines of other people's files. */
  readonly examples: readonly string[];
  /** The command for the files that are named, by what the first of them is; the overview for any other. */
  readonly commands?: Readonly<Partial<Record<FileKind, string>>>;
  /** What else that command line needs. */
  readonly options?: OptionTexts;
}

export const questionNames: readonly QuestionName[] = [
  {
    names: ['ltv', 'clv', 'cltv', 'lifetime-value', 'customer-value', 'worth', 'equity'],
    says: 'Lifetime value is computed by value from a list of customers, by forecast from a log of orders, and by estimate from a spend and a stay.',
    examples: [
      'rapport estimate --spend 1062/mo --tenure 4y --margin 25%',
      'rapport value customers.csv',
      'rapport forecast orders.csv',
    ],
    commands: { customers: 'value', orders: 'forecast' },
  },
  {
    names: ['churn', 'churn-rate', 'attrition', 'survival', 'tenure', 'lifetime', 'stay'],
    says: 'How long customers stay, and at what rate they leave, is estimated by retention. Customers without a contract do not say when they leave: forecast shows who is still active.',
    examples: ['rapport retention customers.csv', 'rapport forecast orders.csv'],
    commands: { customers: 'retention', cohorts: 'retention', orders: 'forecast' },
  },
  {
    names: ['cac', 'acquisition', 'acquisition-cost', 'acquisition-costs', 'ads', 'roas', 'cpa'],
    says: 'What a new customer costs, and may cost, is computed by cohorts from a log of orders, and by value from a list of customers, with a file of what was spent on winning them.',
    examples: [
      'rapport orders.csv ads.csv --margin 40%',
      'rapport cohorts orders.csv --margin 40% --acquisition-costs ads.csv',
    ],
    options: { margin: '40%' },
  },
  {
    names: ['payback', 'payback-period', 'break-even', 'breakeven', 'cohort', 'cohort-analysis'],
    says: 'When the cost of winning customers has come back is computed by cohorts from a log of orders, and by value from a list of customers.',
    examples: ['rapport cohorts orders.csv --margin 40% --acquisition 25'],
    commands: { orders: 'cohorts', customers: 'value' },
    options: { margin: '40%', acquisition: '25' },
  },
  {
    names: ['mrr', 'arr', 'nrr', 'grr', 'movements', 'subscriptions', 'saas', 'net-retention'],
    says: 'Recurring revenue that is new, expanded, contracted, lost and reactivated is shown by retention --movements.',
    examples: ['rapport retention subscriptions.csv --movements'],
    commands: { customers: 'retention', orders: 'retention' },
    options: { movements: true },
  },
  {
    names: ['nps', 'csat', 'ces', 'satisfaction', 'kpi', 'kpis', 'indicators', 'survey', 'alerts'],
    says: 'Answers of customers and other indicators are separated from random variation by pulse; a net promoter score is made of answers from 0 to 10.',
    examples: ['rapport pulse answers.csv', 'rapport pulse --init'],
    // A download of answers, with a date and an address, looks like a list of customers.
    commands: { indicators: 'pulse', customers: 'pulse', problems: 'pulse' },
  },
  {
    names: ['slipping', 'at-risk', 'winback', 'win-back', 'dormant', 'inactive', 'calls'],
    says: 'Who is slipping away, with the value at stake, is listed by forecast from a log of orders.',
    examples: ['rapport forecast orders.csv --list slipping -o calls.csv'],
    commands: { orders: 'forecast' },
    options: { list: 'slipping' },
  },
  {
    names: ['rfm', 'scores', 'segments', 'segmentation', 'predict', 'prediction'],
    says: 'Recency, frequency and spend of each customer, and what to expect of each, are computed by forecast from a log of orders.',
    examples: ['rapport forecast orders.csv --each -o customers.csv'],
    commands: { orders: 'forecast' },
    options: { each: true },
  },
  {
    names: ['arpu', 'arpa', 'aov', 'order-value', 'revenue', 'orders', 'sales', 'frequency'],
    says: 'Revenue, orders and order value by quarter, and spend per customer, are shown by cohorts from a log of orders; spend per customer of a list by value.',
    examples: ['rapport cohorts orders.csv --period quarter', 'rapport value customers.csv'],
    commands: { orders: 'cohorts', customers: 'value' },
  },
  {
    names: ['referrals', 'recommendations', 'advocates', 'word-of-mouth', 'k-factor', 'viral'],
    says: 'Who brings others, and what that is worth, is computed by referral.',
    examples: ['rapport referral referrals.csv --customers customers.csv'],
  },
  {
    names: ['complaints', 'problems', 'tickets', 'pain-points', 'service', 'support', 'cases'],
    says: 'What problems cost, and what fixing them is worth, is computed by recovery.',
    examples: ['rapport recovery cases.csv --customers customers.csv'],
  },
  {
    names: ['roi', 'programme', 'program', 'loyalty', 'club', 'members', 'uplift', 'return'],
    says: 'Whether a programme has paid is computed by ror.',
    examples: [
      'rapport ror --init',
      'rapport ror orders.csv --members club.csv --margin 40% --investment 36000',
    ],
  },
  {
    names: ['diff', 'changes', 'changed', 'delta', 'versus'],
    says: 'Two saved results are compared by compare.',
    examples: ['rapport compare before.json after.json'],
  },
  {
    names: ['describe', 'show', 'columns', 'schema', 'profile', 'head', 'preview', 'info'],
    says: 'How a file is read is shown by inspect.',
    examples: ['rapport inspect customers.csv'],
    commands: {
      orders: 'inspect',
      customers: 'inspect',
      cohorts: 'inspect',
      referrals: 'inspect',
      problems: 'inspect',
      indicators: 'inspect',
      'acquisition costs': 'inspect',
    },
  },
  {
    names: ['test', 'verify', 'validate', 'ci', 'lint'],
    says: 'Whether calculations still give the expected results is checked by check.',
    examples: ['rapport check --init', 'rapport check .'],
  },
  {
    names: ['glossary', 'define', 'what', 'man', 'docs', 'error'],
    says: 'What a term, an option, a field or the code of a problem means is explained by explain.',
    examples: ['rapport explain margin', 'rapport explain unit-missing'],
  },
  {
    names: ['start', 'init', 'summary', 'all', 'analyse', 'analyze', 'run', 'load'],
    says: 'Files are recognised, and what they answer is shown, where they are named without a command.',
    examples: ['rapport orders.csv ads.csv --margin 40%'],
  },
];

/** The question that a word names; undefined where it names none. */
export const questionNamed = (word: string): QuestionName | undefined => {
  const name = word.toLowerCase().replaceAll(/[_ :]/g, '-');
  return questionNames.find(({ names }) => names.includes(name));
};
