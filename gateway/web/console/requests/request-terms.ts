import type {
  ConformityPoint,
  GrantStanding,
  PartyRole,
  DataRequestState,
} from '../../generated/graph';
import {
  ConformityPointWords,
  GrantStandingWords,
  PartyRoleWords,
  DataRequestStateWords,
} from '../../generated/words';
import { inShort } from '../terms';

/** States of a request. */
export const STATES = inShort<DataRequestState>(DataRequestStateWords, {
  DRAFT: 'Draft',
  SUBMITTED: 'To be checked',
  RETURNED: 'Returned',
  NONCONFORMING: 'Nonconforming',
  FORWARDED: 'With the owner',
  DECISION_DRAFTED: 'To be decided',
  GRANTED: 'Granted',
  PROVIDED: 'Provided',
  REFUSED: 'Refused',
  MEDIATION: 'In mediation',
  ENDED: 'Mediation ended',
  WITHDRAWN: 'Withdrawn',
  REVOKED: 'Revoked',
  EXPIRED: 'Expired',
});

/** Points of the conformity check. */
export const POINTS = inShort<ConformityPoint>(ConformityPointWords, {
  DUTY_BASIS: 'Duty basis',
  SMALLEST_SCOPE: 'Smallest scope',
  PURPOSE: 'Purpose',
  PERIOD: 'Period',
  SECURITY_CONTACT: 'Security contact',
});

/** In which relation the person acted. */
export const ROLES = inShort<PartyRole>(PartyRoleWords, {
  APPLICANT: 'Applicant',
  OWNER: 'Owner',
  OPERATOR: 'Operator',
});

/** States of a grant. */
export const GRANT_STANDINGS = inShort<GrantStanding>(GrantStandingWords, {
  COMING: 'Coming',
  IN_FORCE: 'In force',
  EXPIRED: 'Expired',
  REVOKED: 'Revoked',
});
