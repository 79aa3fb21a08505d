import { answerIn } from '../../cells/answer-cell.ts';
import { statusIn } from '../../cells/status-cell.ts';
import { headerName, wordsOf } from '../../headers/header-name.ts';
import type { OpenedFile } from '../../layout/open-file.ts';
import type { OrderRequest } from '../order-request.ts';
import type { OrderSource, Speaks, StatusColumn } from '../source.ts';
import {
  answers,
  paymentWords,
  statusWord,
  statusWords,
  typeWords,
  unclearTypes,
} from './status-words.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const statusNouns = words('status statuses statut estatus situacao');
const stageNouns = words('stage etape');
/** Nouns that name a part of a country, too. */
const stateNouns = words('state estado stato etat fase phase zustand');
/** What the status is of: the sale itself. */
const ofSale = words(
  'order orders payment payments pay deal deals opportunity sale sales transaction transactions txn invoice financial ' +
    'purchase checkout charge pipeline booking reservation ' +
    'bestell bestellungs bestellung auftrags auftrag zahlungs zahlung zahl rechnungs rechnung kauf verkaufs transaktions ' +
    'commande paiement vente facture pedido pago venta factura compra ordine pagamento vendita fattura acquisto ' +
    'bestelling bestel betaling betaal betalings factuur venda fatura',
);
const ofPayment = words(
  'payment payments pay financial charge zahlungs zahlung zahl paiement pago pagamento betaling betaal betalings',
);
/** What the status is of: goods on their way, a customer, a place. Of these no word decides whether a row is a purchase. */
const ofOthers = words(
  'fulfillment fulfilment shipping shipment delivery tracking versand lieferung lieferstatus envio livraison spedizione ' +
    'verzending entrega customer client kunde kunden klant cliente member membership account user subscriber subscription ' +
    'contact lead lifecycle life loyalty vip marital civil family employment employee job education student health smoking ' +
    'email mail newsletter marketing consent optin stock inventory product address province region country county zip code ' +
    'home residence billing united tax visa risk kyc sync import export review',
);
const filling = words(
  'of the de du des la le do da del della di der des van name label text current latest',
);

/** The commonest headers of statuses, by which the header of a file is found. */
export const statusHeaders = 'status orderstatus paymentstatus stage dealstage';

type HeaderKind = 'sale' | 'payment' | 'status' | 'subject' | 'state' | 'type' | Flag['kind'];

interface Flag {
  readonly kind: 'cancelled' | 'returned' | 'paid' | 'test';
  readonly names: ReadonlySet<string>;
  readonly words: StatusColumn['words'];
}

/** Columns that answer a question about the row. */
const flags: readonly Flag[] = [
  {
    kind: 'cancelled',
    names: words(
      'canceled cancelled iscanceled iscancelled void voided isvoid isvoided storniert annule',
    ),
    words: answers('void', 'purchase'),
  },
  { kind: 'returned', names: words('returned isreturned'), words: answers('refunded', 'purchase') },
  {
    kind: 'paid',
    names: words(
      'paid ispaid captured iscaptured completed iscompleted successful success bezahlt',
    ),
    words: answers('purchase', 'pending'),
  },
  {
    kind: 'test',
    names: words('test istest testorder'),
    words: answers('test', 'purchase'),
  },
];

const types = words(
  'type kind transactiontype ordertype recordtype eventtype entrytype rowtype paymenttype invoicetype documenttype doctype ' +
    'typ transaktionstyp vorgangsart buchungsart belegart tipo tipodetransaccion typedetransaction soort',
);

/** What a header of a log may speak of; undefined where it is no column of statuses. */
export function headerKind(header: string): HeaderKind | undefined {
  const named = wordsOf(header.normalize('NFD').replace(/\p{M}+/gu, '')).filter(
    (word) => !filling.has(word),
  );
  const whole = named.join('');
  const flag = flags.find(({ names }) => names.has(whole));
  if (flag !== undefined) return flag.kind;
  if (types.has(whole)) return 'type';
  const parts = named.flatMap(parted);
  const noun = parts.find(
    (word) => statusNouns.has(word) || stageNouns.has(word) || stateNouns.has(word),
  );
  if (noun === undefined) return undefined;
  const others = parts.filter((word) => word !== noun);
  if (others.some((word) => ofOthers.has(word) && !ofSale.has(word))) return undefined;
  if (stateNouns.has(noun)) return 'state';
  if (others.some((word) => ofPayment.has(word))) return 'payment';
  if (stageNouns.has(noun) || others.some((word) => ofSale.has(word))) return 'sale';
  return others.length === 0 ? 'status' : 'subject';
}

/** "dealstage" → deal, stage; "zahlungsstatus" → zahlungs, status. */
function parted(word: string): readonly string[] {
  const noun = ['status', 'stage', 'state'].find((each) => word.endsWith(each));
  if (noun === undefined || noun === word) return [word];
  const subject = word.slice(0, -noun.length);
  return ofSale.has(subject) || ofOthers.has(subject) ? [subject, noun] : [word];
}

/**
 * A source with the columns that say which rows are purchases: its own, else the one that an option names, else every
 * one whose header may speak of it.
 */
export function withStatusColumns(
  source: OrderSource,
  opened: readonly Pick<OpenedFile, 'layout'>[],
  { columns }: Pick<OrderRequest, 'columns'>,
): OrderSource {
  if (source.statusColumns.length > 0) return source;
  const choice = columns.get('status');
  if (choice === 'none') return source;
  if (choice !== undefined) return { ...source, statusColumns: [named(choice.header)] };
  const headers = [...new Set(opened.flatMap(({ layout }) => layout.headers))];
  const found = new Map(
    headers.flatMap((header) => {
      const kind = headerKind(header);
      return kind === undefined
        ? []
        : [[headerName(header).whole, columnOf(header, kind)] as const];
    }),
  );
  return { ...source, statusColumns: [...found.values()] };
}

const meaning = 'whether it is a purchase';

/** The column that an option names: its words decide, whatever its header. */
function named(header: string): StatusColumn {
  const kind = headerKind(header);
  const column = { name: 'status', meaning, names: '', by: 'word' } as const;
  const flag = flags.find((each) => each.kind === kind);
  if (flag !== undefined) return { ...column, words: flag.words };
  return { ...column, words: wordsFor(kind), ...(kind !== 'type' && { blank: 'unknown' }) };
}

const wordsFor = (kind: HeaderKind | undefined): StatusColumn['words'] =>
  kind === 'type' ? typeWords : kind === 'payment' ? paymentWords : statusWords;

function columnOf(header: string, kind: HeaderKind): StatusColumn {
  const whole = headerName(header).whole;
  const column = {
    name: whole,
    leftOutAs: 'status',
    meaning,
    names: whole,
    wholeHeader: true,
    by: 'word',
  } as const;
  const flag = flags.find((each) => each.kind === kind);
  if (flag !== undefined)
    return {
      ...column,
      words: flag.words,
      speaks: answersOnly,
    };
  const known = wordsFor(kind);
  if (kind === 'type') return { ...column, words: known, speaks: typesSpeak };
  const speaks = speaksOf[kind as keyof typeof speaksOf];
  return { ...column, words: known, blank: 'unknown', ...(speaks !== undefined && { speaks }) };
}

/** Whether words speak of the status of sales, by what their header may mean besides. */
const speaksOf = {
  sale: undefined,
  payment: undefined,
  status: statusesSpeak,
  subject: (texts: readonly string[]): Speaks => (statusesSpeak(texts) === 'yes' ? 'yes' : 'no'),
  // No part of a country has the name of one of the longer words.
  state: (texts: readonly string[]): Speaks =>
    texts.some((text) => text.length > 3 && isStatus(text)) ? 'yes' : 'no',
};

const isStatus = (text: string): boolean => Object.hasOwn(statusWords, statusWord(text));

const answersOnly = (texts: readonly string[]): Speaks =>
  texts.every((text) => answerIn(text) !== undefined) ? 'yes' : 'no';

/**
 * Words that customers have, too ("cancelled", "expired"), say so only where no word is of customers alone ("active").
 * Beside one it is unclear whether customers or orders were cancelled.
 */
function statusesSpeak(texts: readonly string[]): Speaks {
  const isOfCustomers = (text: string) => statusIn(text, undefined) !== undefined;
  const isKnown = texts.some(isStatus);
  if (texts.some((text) => isStatus(text) && !isOfCustomers(text))) return 'yes';
  if (texts.some((text) => !isStatus(text) && isOfCustomers(text)))
    return isKnown ? 'unclear' : 'no';
  return isKnown ? 'yes' : 'unclear';
}

/** A column of kinds matters where a kind is no purchase. Products and customers have types, too. */
function typesSpeak(texts: readonly string[]): Speaks {
  const known = texts.map(statusWord).filter((word) => Object.hasOwn(typeWords, word));
  const others = known.filter((word) => typeWords[word] !== 'purchase');
  if (others.some((word) => !unclearTypes.has(word))) return 'yes';
  return others.length > 0 && known.length === texts.length ? 'yes' : 'no';
}
