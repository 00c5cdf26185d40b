import type { Role } from '../../../../../shared/identity/roles';
import type {
  DataRequestRelation,
  DataRequestState,
} from '../../../../../subgraphs/exchange/requests/machine/request-vocabulary';

/** Where an act may start from. */
export type From = DataRequestState | 'NEW';

/**
 * The machine once more, written by hand: state by state, what each post of whom may do and where
 * it leads. `ask` stands for the roles that may ask, `op` for the exchange operator, `han` and
 * `app` for handler and approver of the owner, `both` for either.
 */
const BY_HAND: Readonly<Record<From, string>> = {
  NEW: 'DRAFT ask DRAFT | IMPORT op SUBMITTED',
  DRAFT: 'CHANGE ask DRAFT | ATTACH ask DRAFT | SUBMIT ask SUBMITTED | WITHDRAW ask WITHDRAWN',
  SUBMITTED:
    'WITHDRAW ask WITHDRAWN | RETURN op RETURNED | FORWARD op FORWARDED | AUTHORISE op GRANTED | REFUSE_NONCONFORMING op NONCONFORMING | NUMBER op SUBMITTED',
  RETURNED:
    'CHANGE ask RETURNED | ATTACH ask RETURNED | SUBMIT ask SUBMITTED | WITHDRAW ask WITHDRAWN | IMPORT op SUBMITTED | NUMBER op RETURNED',
  NONCONFORMING: 'NUMBER op NONCONFORMING',
  FORWARDED:
    'WITHDRAW ask WITHDRAWN | EXTEND app FORWARDED | DRAFT_DECISION han DECISION_DRAFTED | ATTACH both FORWARDED | NUMBER op FORWARDED',
  DECISION_DRAFTED:
    'WITHDRAW ask WITHDRAWN | EXTEND app DECISION_DRAFTED | DRAFT_DECISION han DECISION_DRAFTED | RETURN_DRAFT app FORWARDED | GRANT app GRANTED | REFUSE app REFUSED | ATTACH both DECISION_DRAFTED | NUMBER op DECISION_DRAFTED',
  GRANTED:
    'ATTACH both GRANTED | PROVIDE both PROVIDED | RENEW ask GRANTED | REVOKE_PART app GRANTED | REVOKE app REVOKED | NUMBER op GRANTED',
  PROVIDED:
    'ATTACH both PROVIDED | RENEW ask PROVIDED | REVOKE_PART app PROVIDED | REVOKE app REVOKED | NUMBER op PROVIDED',
  REFUSED: 'ASK_MEDIATION ask MEDIATION | ATTACH both REFUSED | NUMBER op REFUSED',
  MEDIATION:
    'WITHDRAW ask WITHDRAWN | SETTLE_AGAIN op FORWARDED | SETTLE_END op ENDED | NUMBER op MEDIATION',
  ENDED: 'NUMBER op ENDED',
  WITHDRAWN: 'NUMBER op WITHDRAWN',
  REVOKED: 'NUMBER op REVOKED',
  EXPIRED: 'RENEW ask EXPIRED | NUMBER op EXPIRED',
};

const WHO: Readonly<Record<string, readonly [DataRequestRelation, ReadonlyArray<Role>]>> = {
  ask: [
    'APPLICANT',
    [
      'PARTNER',
      'ENTERPRISE',
      'DEPARTMENT_DEVELOPER',
      'ANALYST',
      'DISTRICT_BUREAU',
      'PUBLISHER',
      'HANDLER',
      'APPROVER',
    ],
  ],
  op: ['OPERATOR', ['EXCHANGE_OPERATOR']],
  han: ['OWNER', ['HANDLER']],
  app: ['OWNER', ['APPROVER']],
  both: ['OWNER', ['HANDLER', 'APPROVER']],
};

const byHand = Object.entries(BY_HAND).flatMap(([state, rows]) =>
  rows.split(' | ').flatMap((row) => {
    const [act = '', who = '', to = ''] = row.split(' ');
    const [relation, posts] = WHO[who] ?? [];
    return (posts ?? []).map((post) => ({
      key: `${state} ${act} ${post} ${String(relation)}`,
      act,
      to,
    }));
  }),
);
/** Where each `state act post relation` leads that is allowed. */
export const ALLOWED_BY_HAND: ReadonlyMap<string, string> = new Map(
  byHand.map(({ key, to }) => [key, to]),
);
/** Act, post and relation that are right in some state. */
export const RIGHT_PERSONS: ReadonlySet<string> = new Set(
  byHand.map(({ key }) => key.split(' ').slice(1).join(' ')),
);
