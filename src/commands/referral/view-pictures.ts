import { type Block, pictureDetails } from '../../render/document.ts';
import { amountsPicture } from '../shared/pictures/amounts.ts';
import {
  decimalsFor,
  decimalText,
  moneyColumn,
  nameColumn,
  segmentName,
  table,
  whole,
} from '../shared/table.ts';
import type { ReferralResult } from './result.ts';
import { rankedDecimals } from './view-tables.ts';

/** More bars are a list, which the table is. */
const mostBars = 20;

/** The worth of the referrals of those who brought most, with a mark at what they are worth themselves. */
export function referrerPictures({ referrers }: ReferralResult, top: number): Block[] {
  const shown = referrers.slice(0, Math.min(top, mostBars));
  if (shown.every(({ referralValue }) => referralValue === 0)) return [];
  const decimals = rankedDecimals(referrers.slice(0, top));
  const text = ({ referralValue }: (typeof shown)[number]) => decimalText(referralValue, decimals);
  const heading = 'Worth of what referrers bring, with a mark at their own value';
  return pictureDetails([
    amountsPicture(
      shown.map((referrer) => ({
        name: referrer.id,
        text: text(referrer),
        parts: [{ amount: referrer.referralValue }],
        marks:
          referrer.ownValue === null
            ? []
            : [{ at: referrer.ownValue, name: 'own value', tone: 'plain' as const }],
      })),
      {
        heading: `${heading} (${whole(shown.length)} of ${whole(referrers.length)})`,
        bar: 'worth of their referrals',
        numbers: table(shown, [
          nameColumn('referrer', ({ id }) => id),
          moneyColumn('worth', ({ referralValue }) => referralValue, decimals),
          moneyColumn('own value', ({ ownValue }) => ownValue, decimals),
        ]),
      },
    ),
  ]);
}

/** The worth of the referrals of each segment, with `--by`. */
export function segmentPictures({ segments, total }: ReferralResult): Block[] {
  const lines = segments
    .map((each) => ({ ...each, name: segmentName(each.segment) }))
    .filter(({ name }) => name !== '');
  if (lines.length < 2 || lines.every(({ referralValue }) => referralValue === 0)) return [];
  const drawn = lines.slice(0, mostBars);
  const decimals = decimalsFor([...lines, total].map(({ referralValue }) => referralValue));
  const text = ({ referralValue }: { readonly referralValue: number }) =>
    decimalText(referralValue, decimals);
  const all = { ...total, name: 'All' };
  const rest = lines.length - drawn.length;
  const heading = 'Worth of the referrals of each segment';
  return pictureDetails([
    amountsPicture(
      [
        ...drawn.map((line) => ({
          name: line.name,
          text: text(line),
          parts: [{ amount: line.referralValue }],
        })),
        // A bar of all would leave the others little room.
        { name: all.name, text: text(all), parts: [], isTotal: true },
      ],
      {
        heading: rest === 0 ? heading : `${heading} (the first ${mostBars} of ${lines.length})`,
        numbers: table(
          [...drawn, all],
          [
            nameColumn('segment', ({ name }) => name),
            moneyColumn('worth', ({ referralValue }) => referralValue, decimals),
          ],
          { isTotal: (line) => line === all },
        ),
      },
    ),
  ]);
}
