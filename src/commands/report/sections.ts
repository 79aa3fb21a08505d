import type { QuestionName } from '../shared/files-asked/questions.ts';

/** The sections of a report, in their order. */
export const sectionNames = [
  'worth',
  'segments',
  'stays',
  'cost',
  'returning',
  'slipping',
  'referrals',
  'problems',
  'indicators',
  'unseen',
] as const;

export type SectionName = (typeof sectionNames)[number];

/** A section before it is asked for. */
export interface SectionKind {
  readonly name: SectionName;
  /** The heading: a question. */
  readonly question: string;
  /** The question whose run answers it; none where it is about all the others. */
  readonly from?: QuestionName;
  /** The part of the document of that run that it shows; without one, all that is no part of its own. */
  readonly part?: string;
  /** What a part shows, exactly; of a whole document its title says it. */
  readonly shows?: string;
  /** What its amounts are of, in a list of what they leave out; empty where it has none. */
  readonly figures: string;
  /** The files that it needs, in words. */
  readonly needs: string;
}

const ofCustomers = 'a log of orders, or a list of customers with their spend';

export const sectionKinds: readonly SectionKind[] = [
  {
    name: 'worth',
    question: 'What are the customers worth, and how sure is that?',
    from: 'worth',
    figures: 'what customers are worth',
    needs: ofCustomers,
  },
  {
    name: 'segments',
    question: 'What is each segment worth?',
    from: 'worth',
    part: 'segments',
    shows: 'The same customers, by segment',
    figures: 'what segments are worth',
    needs: `${ofCustomers}, and the column of the segments (--by)`,
  },
  {
    name: 'stays',
    question: 'How long do they stay?',
    from: 'stays',
    figures: '',
    needs: 'a list of customers with their stays, or a table of cohorts',
  },
  {
    name: 'cost',
    question: 'What may winning a customer cost?',
    from: 'cost',
    figures: 'what winning a customer may cost',
    needs: `${ofCustomers}, and the margin`,
  },
  {
    name: 'returning',
    question: 'Who comes back, and when?',
    from: 'returning',
    part: 'returning',
    shows: 'Of the customers of each line, the share who bought again by when',
    figures: '',
    needs: 'a log of orders',
  },
  {
    name: 'slipping',
    question: 'Who is slipping away?',
    from: 'worth',
    part: 'slipping',
    shows: 'Customers silent for long at their own rate of purchases, the most valuable first',
    figures: 'what is at risk',
    needs: 'a log of orders of customers without a contract, some of whom are silent for long',
  },
  {
    name: 'referrals',
    question: 'Who brings others?',
    from: 'referrals',
    figures: 'what referrals are worth',
    needs: 'a file of referrals, and the customers',
  },
  {
    name: 'problems',
    question: 'What should be put right first?',
    from: 'problems',
    figures: 'what problems cost',
    needs: 'a file of problems, cases or tickets',
  },
  {
    name: 'indicators',
    question: 'What may need attention?',
    from: 'indicators',
    figures: '',
    needs: 'a file of indicators by date',
  },
  {
    name: 'unseen',
    question: 'What does no number here see?',
    figures: '',
    needs: '',
  },
];
