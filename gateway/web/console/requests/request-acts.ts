import type { Words } from '../../common/language';
import type { Request } from './request-data';

/** What is to be written beside an act; a last day is handed on as the day after it. */
export interface ActField {
  readonly name: string;
  readonly words: Words;
  readonly kind: 'text' | 'long' | 'lastDay';
  readonly isWanted: boolean;
}

/** An act that a few words go with. */
export interface SimpleAct {
  readonly mutation: string;
  readonly fields: ReadonlyArray<ActField>;
  readonly isGrave?: boolean;
  /** What else it wants to know of the request. */
  readonly of?: (request: Request) => Readonly<Record<string, unknown>>;
}

const NOTE: ActField = {
  name: 'note',
  words: { zh: '意见', en: 'Note' },
  kind: 'long',
  isWanted: false,
};
const REASON: ActField = {
  name: 'reason',
  words: { zh: '理由', en: 'Reason' },
  kind: 'long',
  isWanted: true,
};

const noted = (field: string): SimpleAct => ({
  mutation: `mutation ($id: ID!, $note: String) { done: ${field}(id: $id, note: $note) { id } }`,
  fields: [NOTE],
});
const reasoned = (field: string): SimpleAct => ({
  mutation: `mutation ($id: ID!, $reason: String!) { done: ${field}(id: $id, reason: $reason) { id } }`,
  fields: [REASON],
});
const versioned = (field: string): SimpleAct => ({
  mutation: `mutation ($id: ID!, $version: Int!, $note: String) { done: ${field}(id: $id, version: $version, note: $note) { id } }`,
  fields: [NOTE],
  of: ({ version }) => ({ version }),
});
const settled = (outcome: string): SimpleAct => ({
  mutation: `mutation ($id: ID!, $reason: String!) { done: settleMediation(id: $id, outcome: ${outcome}, reason: $reason) { id } }`,
  fields: [REASON],
});

/** Acts by what the hub calls them; those with forms of their own (CHANGE, ATTACH, RETURN, DRAFT_DECISION, REVOKE) are not here. */
export const SIMPLE_ACTS: Readonly<Record<string, SimpleAct>> = {
  SUBMIT: versioned('submitRequest'),
  WITHDRAW: { ...noted('withdrawRequest'), isGrave: true },
  ASK_MEDIATION: reasoned('askForMediation'),
  RENEW: {
    mutation:
      'mutation ($id: ID!, $wantedUntil: Date!) { done: renewRequest(id: $id, wantedUntil: $wantedUntil) { id } }',
    fields: [
      {
        name: 'wantedUntil',
        words: { zh: '使用截止', en: 'Wanted to (last day)' },
        kind: 'lastDay',
        isWanted: true,
      },
    ],
  },
  FORWARD: noted('forwardRequest'),
  AUTHORISE: {
    mutation:
      'mutation ($id: ID!, $documentNumber: String, $note: String) { done: authoriseRequest(id: $id, documentNumber: $documentNumber, note: $note) { id } }',
    fields: [
      {
        name: 'documentNumber',
        words: { zh: '文号', en: 'Number of its document' },
        kind: 'text',
        isWanted: false,
      },
      NOTE,
    ],
  },
  REFUSE_NONCONFORMING: { ...reasoned('refuseAsNonconforming'), isGrave: true },
  SETTLE_AGAIN: settled('DECIDE_AGAIN'),
  SETTLE_END: { ...settled('ENDS'), isGrave: true },
  NUMBER: {
    mutation:
      'mutation ($id: ID!, $exchangeNumber: String!) { done: numberRequest(id: $id, exchangeNumber: $exchangeNumber) { id } }',
    fields: [
      {
        name: 'exchangeNumber',
        words: { zh: '平台编号', en: "Platform's number" },
        kind: 'text',
        isWanted: true,
      },
    ],
  },
  EXTEND: reasoned('extendRequest'),
  RETURN_DRAFT: reasoned('returnDecision'),
  GRANT: versioned('decideRequest'),
  REFUSE: { ...versioned('decideRequest'), isGrave: true },
  PROVIDE: noted('provideRequest'),
};
