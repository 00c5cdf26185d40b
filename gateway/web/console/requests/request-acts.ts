import type { Words } from '../../common/language';
import {
  AskForMediationDocument,
  AuthoriseRequestDocument,
  DecideRequestDocument,
  ExtendRequestDocument,
  ForwardRequestDocument,
  NumberRequestDocument,
  ProvideRequestDocument,
  RefuseAsNonconformingDocument,
  RenewRequestDocument,
  ReturnDecisionDocument,
  SettleMediationDocument,
  SubmitRequestDocument,
  WithdrawRequestDocument,
} from '../../generated/console/requests/acts';
import type { MediationOutcome, DataRequestAct } from '../../generated/graph';
import type { ShownRequestFragment } from '../../generated/console/requests/request';
import { dayAfter } from '../times';
import type { ActDocument, AskedAct } from '../use-act';

/** Variables of any mutation. */
export type AnyVariables = Readonly<Record<string, unknown>>;

/** An input of an act. */
export interface ActField {
  readonly name: 'note' | 'reason' | 'wantedUntil' | 'documentNumber' | 'exchangeNumber';
  readonly words: Words;
  readonly kind: 'text' | 'long' | 'lastDay';
  readonly isWanted: boolean;
}

/** Returns what was entered in an input of an act; null if it is empty. */
export type Written = (name: ActField['name']) => string | null;

/** An act whose form has only a few inputs. */
export interface SimpleAct {
  readonly fields: ReadonlyArray<ActField>;
  readonly isGrave: boolean;
  /** Builds the mutation with its variables from what was entered. */
  readonly asked: (request: ShownRequestFragment, written: Written) => AskedAct<AnyVariables>;
}

/** Lets the compiler check the variables against the document, then drops that type. */
function asked<Variables extends AnyVariables>(
  { name, text }: ActDocument<Variables>,
  variables: Variables,
): AskedAct<AnyVariables> {
  return { document: { name, text }, variables: { ...variables } };
}

const field = (
  name: ActField['name'],
  words: Words,
  rest: Partial<Pick<ActField, 'kind' | 'isWanted'>> = {},
): ActField => ({ name, words, kind: 'text', isWanted: true, ...rest });

const NOTE = field('note', { zh: '意见', en: 'Note' }, { kind: 'long', isWanted: false });
const REASON = field('reason', { zh: '理由', en: 'Reason' }, { kind: 'long' });

const noted = (
  document: ActDocument<{ readonly id: string; readonly note?: string | null }>,
): SimpleAct => ({
  fields: [NOTE],
  isGrave: false,
  asked: ({ id }, written) => asked(document, { id, note: written('note') }),
});
const reasoned = (
  document: ActDocument<{ readonly id: string; readonly reason: string }>,
): SimpleAct => ({
  fields: [REASON],
  isGrave: false,
  asked: ({ id }, written) => asked(document, { id, reason: written('reason') ?? '' }),
});
const versioned = (
  document: ActDocument<{
    readonly id: string;
    readonly version: number;
    readonly note?: string | null;
  }>,
): SimpleAct => ({
  fields: [NOTE],
  isGrave: false,
  asked: ({ id, version }, written) => asked(document, { id, version, note: written('note') }),
});
const settled = (outcome: MediationOutcome): SimpleAct => ({
  fields: [REASON],
  isGrave: false,
  asked: ({ id }, written) =>
    asked(SettleMediationDocument, { id, outcome, reason: written('reason') ?? '' }),
});
const grave = (act: SimpleAct): SimpleAct => ({ ...act, isGrave: true });

/**
 * The acts with a simple form, by the hub's name; those with forms of their own (CHANGE, ATTACH,
 * RETURN, DRAFT_DECISION, REVOKE) are not here.
 */
export const SIMPLE_ACTS: Readonly<Partial<Record<DataRequestAct, SimpleAct>>> = {
  SUBMIT: versioned(SubmitRequestDocument),
  WITHDRAW: grave(noted(WithdrawRequestDocument)),
  ASK_MEDIATION: reasoned(AskForMediationDocument),
  RENEW: {
    fields: [
      field('wantedUntil', { zh: '使用截止', en: 'Wanted to (last day)' }, { kind: 'lastDay' }),
    ],
    isGrave: false,
    asked: ({ id }, written) =>
      asked(RenewRequestDocument, { id, wantedUntil: dayAfter(written('wantedUntil') ?? '') }),
  },
  FORWARD: noted(ForwardRequestDocument),
  AUTHORISE: {
    fields: [
      field('documentNumber', { zh: '文号', en: 'Number of its document' }, { isWanted: false }),
      NOTE,
    ],
    isGrave: false,
    asked: ({ id }, written) =>
      asked(AuthoriseRequestDocument, {
        ...{ id, documentNumber: written('documentNumber') },
        note: written('note'),
      }),
  },
  REFUSE_NONCONFORMING: grave(reasoned(RefuseAsNonconformingDocument)),
  SETTLE_AGAIN: settled('DECIDE_AGAIN'),
  SETTLE_END: grave(settled('ENDS')),
  NUMBER: {
    fields: [field('exchangeNumber', { zh: '平台编号', en: "Platform's number" })],
    isGrave: false,
    asked: ({ id }, written) =>
      asked(NumberRequestDocument, { id, exchangeNumber: written('exchangeNumber') ?? '' }),
  },
  EXTEND: reasoned(ExtendRequestDocument),
  RETURN_DRAFT: reasoned(ReturnDecisionDocument),
  GRANT: versioned(DecideRequestDocument),
  REFUSE: grave(versioned(DecideRequestDocument)),
  PROVIDE: noted(ProvideRequestDocument),
};
