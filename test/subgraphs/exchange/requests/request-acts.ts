import type { Caller } from '../../../../shared/identity/caller';
import { APPROVER, ASKER, ECOLOGY, HANDLER, OPERATOR, type DataRequestsHub } from './requests-hub';

/** A request as tests look at it. */
export interface SeenDataRequest {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly version: number;
}

const SEEN = '{ id number state version }';

/** What a complete draft says; tests say what differs. */
export const DRAFT = {
  datasets: [{ datasetId: ECOLOGY }],
  purpose: '灌溉水源富营养化调查',
  dutyBasis: '附件3第15条；农业农村部门灌溉水监测职责',
  wantedUntil: '2027-11-23',
  securityContact: '陈某',
  securityPhone: '0750-1234567',
} as const;

/** A decision that grants everything. */
export const DECISION = { outcome: 'GRANT', documentNumber: '江水函〔2026〕7号' } as const;

/** A document that is hardly more than its first bytes. */
export const DOCUMENT = {
  name: '函.pdf',
  mediaType: 'application/pdf',
  contentBase64: Buffer.from('%PDF-1.7').toString('base64'),
} as const;

/** Every mutation on one request, with what it takes in addition to the id. */
export const MUTATIONS = {
  changeDraft: `mutation ($id: ID!, $version: Int!, $draft: DataRequestDraftInput!) { done: changeDraft(id: $id, version: $version, draft: $draft) ${SEEN} }`,
  submitRequest: `mutation ($id: ID!, $version: Int!) { done: submitRequest(id: $id, version: $version) ${SEEN} }`,
  withdrawRequest: `mutation ($id: ID!) { done: withdrawRequest(id: $id) ${SEEN} }`,
  askForMediation: `mutation ($id: ID!) { done: askForMediation(id: $id, reason: "确需使用") ${SEEN} }`,
  renewRequest: `mutation ($id: ID!) { done: renewRequest(id: $id, wantedUntil: "2028-11-23") ${SEEN} }`,
  returnRequest: `mutation ($id: ID!) { done: returnRequest(id: $id, defects: [{ point: PERIOD, note: "期限过长" }]) ${SEEN} }`,
  forwardRequest: `mutation ($id: ID!) { done: forwardRequest(id: $id) ${SEEN} }`,
  authoriseRequest: `mutation ($id: ID!) { done: authoriseRequest(id: $id) ${SEEN} }`,
  refuseAsNonconforming: `mutation ($id: ID!) { done: refuseAsNonconforming(id: $id, reason: "仍不符合") ${SEEN} }`,
  numberRequest: `mutation ($id: ID!, $exchangeNumber: String!) { done: numberRequest(id: $id, exchangeNumber: $exchangeNumber) ${SEEN} }`,
  settleAgain: `mutation ($id: ID!) { done: settleMediation(id: $id, outcome: DECIDE_AGAIN, reason: "应予重新办理") ${SEEN} }`,
  settleEnd: `mutation ($id: ID!) { done: settleMediation(id: $id, outcome: ENDS, reason: "维持") ${SEEN} }`,
  extendRequest: `mutation ($id: ID!) { done: extendRequest(id: $id, reason: "需实地核实") ${SEEN} }`,
  draftDecision: `mutation ($id: ID!, $decision: DecisionInput!, $version: Int) { done: draftDecision(id: $id, decision: $decision, version: $version) ${SEEN} }`,
  returnDecision: `mutation ($id: ID!) { done: returnDecision(id: $id, reason: "范围过大") ${SEEN} }`,
  decideRequest: `mutation ($id: ID!, $version: Int!) { done: decideRequest(id: $id, version: $version) ${SEEN} }`,
  provideRequest: `mutation ($id: ID!) { done: provideRequest(id: $id) ${SEEN} }`,
  attachToRequest: `mutation ($id: ID!, $document: AttachmentInput!) { done: attachToRequest(id: $id, document: $document) ${SEEN} }`,
} as const;

/** The name of a mutation of the table. */
export type MutationName = keyof typeof MUTATIONS;

/** Acts of tests on one hub. */
export interface DataRequestActs {
  draft(caller?: Caller, input?: object): Promise<SeenDataRequest>;
  do(
    name: MutationName,
    caller: Caller,
    request: Pick<SeenDataRequest, 'id'>,
    more?: object,
  ): Promise<SeenDataRequest>;
  codeOf(
    name: MutationName,
    caller: Caller,
    request: Pick<SeenDataRequest, 'id'>,
    more?: object,
  ): Promise<string | null>;
  read<T = SeenDataRequest>(
    caller: Caller,
    request: Pick<SeenDataRequest, 'id'>,
    fields?: string,
  ): Promise<T>;
  /** A request of the asker for the ecology dataset, brought to a state by the right persons. */
  inState(state: string, input?: object): Promise<SeenDataRequest>;
}

/** The acts; `version` is the present one unless given. */
export function dataRequestActs(hub: DataRequestsHub): DataRequestActs {
  const versionOf = async (id: string) => {
    const [row] = await hub.rows<{ version: number }>(
      'select version from exchange.request where id = $1',
      [id],
    );
    return row?.version ?? 0;
  };
  const variablesOf = async (id: string, more: object) => ({
    ...{ id, version: await versionOf(id), draft: DRAFT, exchangeNumber: `GX-${id}` },
    ...{ decision: DECISION, document: DOCUMENT },
    ...more,
  });
  const draft: DataRequestActs['draft'] = (caller = ASKER, input = {}) =>
    hub.get(
      caller,
      `mutation ($draft: DataRequestDraftInput!) { draftRequest(draft: $draft) ${SEEN} }`,
      {
        draft: { ...DRAFT, ...input },
      },
    );
  const doIt: DataRequestActs['do'] = async (name, caller, { id }, more = {}) =>
    hub.get(caller, MUTATIONS[name], await variablesOf(id, more));
  return {
    draft,
    do: doIt,
    codeOf: async (name, caller, { id }, more = {}) =>
      hub.codeOf(caller, MUTATIONS[name], await variablesOf(id, more)),
    read: <T>(caller: Caller, { id }: Pick<SeenDataRequest, 'id'>, fields = SEEN) =>
      hub.get<T>(caller, `query ($id: ID!) { request(id: $id) ${fields} }`, { id }),
    inState: async (state, input = {}) => {
      const request = await draft(ASKER, input);
      for (const [name, caller, more] of PATHS[state] ?? [])
        await doIt(name, caller, request, more);
      return { ...request, state, version: await versionOf(request.id) };
    },
  };
}

type Path = ReadonlyArray<readonly [MutationName, Caller, object?]>;

const SUBMITTED: Path = [['submitRequest', ASKER]];
const FORWARDED: Path = [...SUBMITTED, ['forwardRequest', OPERATOR]];
const DRAFTED: Path = [...FORWARDED, ['draftDecision', HANDLER]];
const REFUSAL = { outcome: 'REFUSE', documentNumber: '江水函〔2026〕8号', reason: '用途不明' };
const REFUSED: Path = [
  ...FORWARDED,
  ['draftDecision', HANDLER, { decision: REFUSAL }],
  ['decideRequest', APPROVER],
];

/** How the right persons bring a draft to each state. */
const PATHS: Readonly<Record<string, Path>> = {
  DRAFT: [],
  SUBMITTED,
  RETURNED: [...SUBMITTED, ['returnRequest', OPERATOR]],
  NONCONFORMING: [
    ...SUBMITTED,
    ['returnRequest', OPERATOR],
    ['submitRequest', ASKER],
    ['refuseAsNonconforming', OPERATOR],
  ],
  FORWARDED,
  DECISION_DRAFTED: DRAFTED,
  GRANTED: [...DRAFTED, ['decideRequest', APPROVER]],
  PROVIDED: [...DRAFTED, ['decideRequest', APPROVER], ['provideRequest', HANDLER]],
  REFUSED,
  MEDIATION: [...REFUSED, ['askForMediation', ASKER]],
  ENDED: [...REFUSED, ['askForMediation', ASKER], ['settleEnd', OPERATOR]],
  WITHDRAWN: [...SUBMITTED, ['withdrawRequest', ASKER]],
};
