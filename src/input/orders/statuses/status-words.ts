import { noWords, yesWords } from '../../cells/answer-cell.ts';
import type { OrderStatus } from '../source.ts';

/** A word as it is looked up: capitals, accents, "_", "-", and a number before it ("6. Closed Won") do not matter. */
export const statusWord = (text: string): string =>
  text
    .trim()
    .replace(/^\d+\s*(?:[.):]|\s-)\s*(?=\p{L})/u, '')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();

/** As options and messages write a cell without any word. */
export const blankWord = '(blank)';

/** Words of statuses by what they mean; the rows of a language follow one another. */
const ofStatuses: Readonly<Record<OrderStatus, readonly string[]>> = {
  purchase: [
    'paid|paid in full|fully paid|partially paid|payment received|payment complete|payment completed|complete|completed',
    'succeeded|success|successful|settled|captured|charged|cleared|shipped|partially shipped|dispatched|despatched',
    'in transit|out for delivery|delivered|partially delivered|picked up|fulfilled|partially fulfilled|processing|processed',
    'not canceled|not cancelled|won|closed won|sold|purchased|sale|ok|done|partially refunded|partial refund|partially returned',
    'bezahlt|gezahlt|vollstandig bezahlt|beglichen|abgeschlossen|versandt|versendet|verschickt|geliefert|ausgeliefert',
    'zugestellt|gewonnen|verkauft|erledigt|teilweise erstattet',
    'paye|payee|regle|reglee|termine|terminee|expedie|expediee|livre|livree|gagne|gagnee|vendu|vendue|paiement accepte',
    'pagado|pagada|completado|completada|enviado|enviada|entregado|entregada|ganado|ganada|vendido|vendida',
    'pagato|pagata|completato|completata|spedito|spedita|consegnato|consegnata|vinto|vinta|venduto|venduta',
    'betaald|voltooid|afgerond|verzonden|geleverd|bezorgd|gewonnen|verkocht',
    'pago|paga|concluido|concluida|entregue|ganho|ganha',
  ],
  refund: [
    'refund|credit note|credit memo|gutschrift|ruckerstattung|remboursement|avoir|reembolso|devolucion',
    'rimborso|terugbetaling|creditnota|estorno',
  ],
  refunded: [
    'refunded|fully refunded|returned|reversed|chargeback|charged back|chargedback',
    'erstattet|zuruckerstattet|ruckerstattet|retourniert|rembourse|remboursee|retourne|retournee',
    'reembolsado|reembolsada|devuelto|devuelta|rimborsato|rimborsata|terugbetaald|geretourneerd',
    'devolvido|devolvida|estornado|estornada',
  ],
  failed: [
    'failed|failure|payment failed|declined|denied|rejected|refused|unsuccessful|error',
    'fehlgeschlagen|abgelehnt|echoue|echouee|refuse|refusee|fallido|fallida|rechazado|rechazada',
    'fallito|fallita|rifiutato|rifiutata|mislukt|geweigerd|afgewezen|falhou|recusado|recusada|rejeitado|rejeitada',
  ],
  void: [
    'canceled|cancelled|void|voided|deleted|removed|trash|trashed|annulled',
    'storniert|abgebrochen|annulliert|geloscht|annule|annulee|cancelado|cancelada|anulado|anulada',
    'annullato|annullata|cancellato|cancellata|stornato|stornata|geannuleerd',
  ],
  lost: [
    'lost|closed lost|abandoned|expired|verloren|abgelaufen|perdu|perdue|expire|expiree|abandonne|abandonnee',
    'perdido|perdida|expirado|expirada|abandonado|abandonada|caducado|caducada|perso|persa|verlopen',
  ],
  pending: [
    'pending|payment pending|pending payment|awaiting payment|waiting for payment|unpaid|not paid|open|due|past due',
    'overdue|outstanding|draft|quote|quotation|estimate|proforma|on hold|held|authorized|authorised|preauthorized',
    'uncaptured|incomplete|in cart|abandoned cart|checkout draft',
    'offen|ausstehend|zahlung ausstehend|unbezahlt|nicht bezahlt|entwurf|angebot|wartend|in wartestellung',
    'en attente|en attente de paiement|impaye|impayee|non paye|non payee|brouillon|devis',
    'pendiente|pendiente de pago|impagado|impagada|borrador|presupuesto|en espera',
    'in attesa|in attesa di pagamento|non pagato|non pagata|bozza|preventivo',
    'openstaand|onbetaald|in afwachting|in de wacht|concept|offerte',
    'pendente|aguardando pagamento|nao pago|nao paga|em aberto|rascunho|orcamento',
  ],
  test: ['test|test order|testbestellung'],
  other: ['fraud|suspected fraud'],
};

/** What a payment is called while it is under way; of an order the words say more: it is paid, and being packed. */
const ofPayments: Readonly<Partial<Record<OrderStatus, readonly string[]>>> = {
  purchase: ['approved|accepted'],
  pending: ['processing'],
};

/** Words of kinds of rows, by what they mean. */
const ofTypes: Readonly<Partial<Record<OrderStatus, readonly string[]>>> = {
  purchase: [
    'sale|sales|order|purchase|payment|charge|capture|invoice|receipt|sales receipt',
    'verkauf|bestellung|kauf|zahlung|rechnung|vente|commande|achat|paiement|facture',
    'venta|compra|pedido|factura|vendita|ordine|acquisto|fattura|verkoop|aankoop|betaling|venda|fatura',
  ],
  refund: [
    'refund|partial refund|full refund|payment refund|chargeback|reversal|return|credit note|credit memo',
    'gutschrift|erstattung|ruckerstattung|retoure|remboursement|avoir|reembolso|devolucion|rimborso|nota di credito',
    'terugbetaling|creditnota|estorno|devolucao',
  ],
  void: [
    'cancellation|cancelled|canceled|void|voided|stornierung|storno|annulation|cancelacion|annullamento',
  ],
  pending: [
    'quote|quotation|estimate|draft|authorization|authorisation|angebot|devis|presupuesto|preventivo|offerte',
  ],
  test: ['test'],
  other: [
    'fee|fees|payout|payouts|transfer|withdrawal|adjustment|deposit|gebuhr|auszahlung|frais|virement|comision|tarifa',
    'commissione|pagamento fornitore|kosten|uitbetaling|taxa|repasse',
  ],
};

const table = (
  words: Readonly<Partial<Record<OrderStatus, readonly string[]>>>,
): Readonly<Record<string, OrderStatus>> =>
  Object.fromEntries(
    Object.entries(words).flatMap(([status, lines]) =>
      lines.flatMap((line) => line.split('|').map((word) => [word, status as OrderStatus])),
    ),
  );

/** What words of a column of statuses mean in any log. */
export const statusWords = table(ofStatuses);

/** The same of statuses of payments. */
export const paymentWords = { ...statusWords, ...table(ofPayments) };

/** What words of a column of kinds of rows mean in any log. */
export const typeWords = table(ofTypes);

/** Kinds of rows whose words have other meanings: a return ticket, a deposit that is paid. */
export const unclearTypes: ReadonlySet<string> = new Set(
  'return|transfer|adjustment|deposit|test|kosten|avoir|offerte|storno'.split('|'),
);

/** The words of a column that answers a question, by what yes and no mean. */
export const answers = (
  ofYes: OrderStatus,
  ofNo: OrderStatus,
): Readonly<Record<string, OrderStatus>> =>
  Object.fromEntries([
    ...yesWords.map((word) => [statusWord(word), ofYes]),
    ...noWords.map((word) => [statusWord(word), ofNo]),
  ]);
