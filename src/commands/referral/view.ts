import type { Report } from '../../core/report.ts';
import { type Block, type Document, details, type Text } from '../../render/document.ts';
import { numberText, percentText, shortNumber } from '../../render/number-text.ts';
import type { Request } from '../command.ts';
import { amountsIn, paidEvery } from '../shared/economics/view-waterfall.ts';
import { namedListBlocks } from '../shared/listing/view-named-list.ts';
import { logFields } from '../shared/orders/log-assumptions.ts';
import { asOfTexts } from '../shared/reading/as-of.ts';
import { sourceText } from '../shared/source-text.ts';
import { whole } from '../shared/table.ts';
import { type ReferralOptions, usualTop } from './options.ts';
import type { ReferralResult } from './result.ts';
import { referrerPictures, segmentPictures } from './view-pictures.ts';
import {
  allocationNote,
  chainTables,
  groupTable,
  leftOutNotes,
  referrerTables,
  segmentTables,
  totalTable,
  yearTables,
} from './view-tables.ts';

type ReferralReport = Report<ReferralResult>;

/** Referrals as a person sees them: what counts, what it is worth and to whom, and how far it reaches. */
export function view(report: ReferralReport, { options }: Request<ReferralOptions>): Document {
  const { result } = report;
  const { top = usualTop } = options;
  if (result.list !== undefined) return listView(report, result.list, options.top);
  return {
    title: 'Who brings others, and what that is worth',
    ...amountsIn(result.basis, report),
    blocks: [
      {
        kind: 'fields',
        rows: [
          ['Method', methodText(report)],
          ...report.sources.map((source): [string, string] => ['File', sourceText(source)]),
          ...logFields(report.assumptions),
          ['Referrals', countsText(result)],
          ['Credit', creditText(report)],
          ['By referral', shareText(result)],
        ],
      },
      ...notices(result),
      ...referrerPictures(result, top),
      ...referrerTables(result, top),
      ...segmentPictures(result),
      ...segmentTables(result),
      ...leftOutNotes(result),
      ...details('the totals', [totalTable(report), allocationNote]),
      ...details('groups of customers', [groupTable(result), groupNote(result)]),
      ...details('years', yearTables(result)),
      ...details('chains', [chainNote(report), ...chainTables(result)]),
      ...advocatesHint(result),
    ],
  };
}

/** The customers of `--list`, and what their worth rests on. */
function listView(
  report: ReferralReport,
  list: NonNullable<ReferralResult['list']>,
  top: number | undefined,
): Document {
  const { result, sources, assumptions } = report;
  return {
    title: 'Whom to thank, and to ask again',
    ...amountsIn(result.basis, report),
    blocks: [
      {
        kind: 'fields',
        rows: [
          ['Method', methodText(report)],
          ...sources.map((source): [string, string] => ['File', sourceText(source)]),
          ...logFields(assumptions),
          ['Credit', creditText(report)],
        ],
      },
      ...notices(result),
      ...namedListBlocks(
        list,
        { one: 'customer who brought others', several: 'customers who brought others' },
        top,
      ),
      ...leftOutNotes(result),
    ],
  };
}

function methodText({ result, assumptions }: ReferralReport): string {
  const stay = result.method.replace(/^assumed /, '');
  const text = (name: string) => assumptions[name]?.text ?? '';
  return [
    result.method.startsWith('assumed')
      ? `own value by ${result.method} ${text(stay)}`
      : `own value ${methods[result.method] ?? result.method}`,
    ...(assumptions['period']?.source === 'default' ? [] : [paidEvery(result.period)]),
    ...(assumptions['horizon'] === undefined ? [] : [`horizon ${text('horizon')}`]),
    ...asOfTexts(assumptions),
  ].join('; ');
}

const methods: { readonly [M in ReferralResult['method']]?: string } = {
  observed: 'observed: spend × recorded tenure of each customer',
  expected: 'expected: recorded so far, and to come by the retention curve',
};

function countsText({ referrals, typeOne }: ReferralResult): string {
  const { counted, typeOne: one, typeTwo: two, unknownType: unknown } = referrals;
  const known = [
    ...(one > 0 ? [`${whole(one)} of type one, who would not have come otherwise`] : []),
    ...(two > 0 ? [`${whole(two)} of type two, who would have come anyway`] : []),
    ...(unknown > 0
      ? [
          `${whole(unknown)} of unknown type, ${percentText(typeOne.share)} of them counted as type one`,
        ]
      : []),
  ];
  return [`${whole(counted)} that count`, ...(counted > 0 ? [known.join('; ')] : [])].join(': ');
}

function creditText({ result, assumptions }: ReferralReport): string {
  const depth = assumptions['depth']?.text ?? '1';
  const far =
    depth === '1'
      ? 'to the referrer'
      : depth === 'all'
        ? 'passed up the whole chain'
        : `passed up ${depth} referrals`;
  return `${percentText(result.credit)} of a referred customer's value, ${far}`;
}

function shareText({ newCustomers: { customers, byReferral, share } }: ReferralResult): string {
  const of = `${whole(byReferral)} of ${whole(customers)} customers`;
  return share === null ? of : `${of} (${percentText(share, 1)})`;
}

const chainNote = (report: ReferralReport): Text => ({
  kind: 'text',
  tone: 'plain',
  lines: ['', `Chains: ${chainText(report)}.`],
});

/** The list of whom to thank, where anybody brought others. */
const advocatesHint = ({ best }: ReferralResult): Block[] =>
  best.referrers === 0
    ? []
    : [
        {
          kind: 'text',
          tone: 'plain',
          lines: ['Whom to thank, and to ask again: --list advocates -o thanks.csv'],
        },
      ];

function chainText({ result, assumptions }: ReferralReport): string {
  const { k, chain } = result;
  const depth = assumptions['depth']?.text ?? '1';
  const referrals = (count: number | string) =>
    `${count} ${`${count}` === '1' ? 'referral' : 'referrals'}`;
  const deep = depth === 'all' ? 'in all' : `${referrals(depth)} deep`;
  const makes =
    chain.multiplier === null
      ? 'with no end to them'
      : `and so becomes ${shortNumber(chain.multiplier, 3)}, ${deep}`;
  return `one customer brings ${shortNumber(k, 3)} who would not have come otherwise (K), ${makes}; longest chain ${referrals(whole(chain.longest))}`;
}

/** What a reader must not miss: what is only an upper bound, and what is counted apart. */
function notices(result: ReferralResult): Block[] {
  const { method, unfinished, newCustomers, typeOne, referrals, outside, referralValue } = result;
  const { unknownType, ofOthers } = referrals;
  const lines = [
    ...(method === 'observed' && unfinished !== null && unfinished > 0
      ? [
          `${whole(unfinished)} of ${whole(newCustomers.customers)} tenures are unfinished: own values count only what is recorded so far, and are too low (--method expected).`,
        ]
      : []),
    ...(typeOne.atMost
      ? [
          `The type of ${whole(unknownType)} is unknown: all count as customers who would not have come otherwise, so K and the worth of referrals are upper limits (--type-one).`,
        ]
      : []),
    ...(ofOthers > 0
      ? [
          `${some(ofOthers, 'of the referred')} in no file of customers: ${referralValue === null ? 'they count with 0, because nobody knows whether they became customers' : `an addition, each ${numberText(referralValue)}`} (--referral-value).`,
        ]
      : []),
    ...(outside.referrers > 0
      ? [
          `${some(outside.referrers, 'of the referrers')} in no file of customers: their referrals are counted separately.`,
        ]
      : []),
  ];
  return lines.length === 0 ? [] : [{ kind: 'text', tone: 'notice', lines }];
}

const some = (count: number, of: string): string =>
  `${whole(count)} ${of} ${count === 1 ? 'is' : 'are'}`;

const groupNote = ({ groups }: ReferralResult): Text => ({
  kind: 'text',
  tone: 'plain',
  lines: [
    `High value: own value above the median of all customers, ${numberText(groups.medianOwnValue)}. Many referrals: their value above the median, ${numberText(groups.medianReferralValue)}. Neither predicts the other (Kumar et al. 2007).`,
  ],
});
