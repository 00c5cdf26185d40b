import {
  bool,
  date,
  instant,
  int,
  list,
  nullable,
  text,
  uuid,
} from '../../../../shared/data/sql-type';
import type { RowOfColumns } from '../../../../shared/data/statement';
import type { OrganisationKind } from '../../../../shared/identity/roles';

/** A grant under its published names. */
export type DataGrantRow = RowOfColumns<typeof GRANT_COLUMNS>;

/** The row that `GRANT_SQL` selects. */
export const GRANT_COLUMNS = {
  id: uuid(),
  requestId: nullable(uuid()),
  number: text(),
  granteeKind: text<OrganisationKind>(),
  granteeId: text(),
  datasetId: text(),
  datasetVersion: int(),
  fields: list(text()),
  districts: nullable(list(text())),
  dataFrom: nullable(instant()),
  dataBefore: nullable(instant()),
  purpose: text(),
  validFrom: date(),
  /** First day on which the grant is no longer valid. */
  until: date(),
  operationsPerDay: nullable(int()),
  givenBy: text(),
  givenAt: instant(),
  revokedAt: nullable(instant()),
  revokedBecause: nullable(text()),
  isDemonstration: bool(),
} as const;

/** The columns of `exchange.data_grant g` under these names. */
export const GRANT_SQL = `g.id, g.request_id as "requestId", g.number, g.organisation_kind as "granteeKind",
  g.organisation_id as "granteeId", g.dataset_id as "datasetId", g.dataset_version as "datasetVersion", g.fields,
  g.districts, g.data_from as "dataFrom", g.data_before as "dataBefore", g.purpose, g.valid_from as "validFrom",
  g.until, g.operations_per_day as "operationsPerDay", g.given_by as "givenBy", g.given_at as "givenAt",
  g.revoked_at as "revokedAt", g.revoked_because as "revokedBecause", g.is_demonstration as "isDemonstration"`;

/** State of a grant: not yet valid, valid, expired or revoked. */
export type GrantStanding = 'COMING' | 'IN_FORCE' | 'EXPIRED' | 'REVOKED';

/** Returns the state of a grant on a day. */
export function standingOf(
  { validFrom, until, revokedAt }: Pick<DataGrantRow, 'validFrom' | 'until' | 'revokedAt'>,
  today: string,
): GrantStanding {
  if (revokedAt !== null) return 'REVOKED';
  if (until <= today) return 'EXPIRED';
  return validFrom <= today ? 'IN_FORCE' : 'COMING';
}
