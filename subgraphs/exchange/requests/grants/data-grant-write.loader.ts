import type { Transaction } from '../../../../shared/data/database';
import type { DataGrantRow } from './data-grant-row';
import { GRANT_COLUMNS } from './data-grant.loader';
import type { NewGrant } from './grants-of-decision';

/** Gives grants; from this commit on decisions rest on them. */
export async function insertGrants(
  { query }: Transaction,
  grants: ReadonlyArray<NewGrant>,
): Promise<void> {
  for (const grant of grants) {
    await query(INSERT, [
      ...[grant.requestId, grant.number, grant.granteeKind, grant.granteeId, grant.datasetId],
      ...[grant.datasetVersion, grant.fields, grant.districts, grant.dataFrom, grant.dataBefore],
      ...[grant.purpose, grant.validFrom, grant.until, grant.operationsPerDay, grant.givenBy],
      ...[grant.givenAt, grant.isDemonstration],
    ]);
  }
}

/** The grants of a data request that are not revoked; its lock keeps them unchanged. */
export function standingGrants(
  { query }: Transaction,
  requestId: string,
): Promise<ReadonlyArray<DataGrantRow>> {
  return query(
    `select ${GRANT_COLUMNS} from exchange.data_grant g where g.request_id = $1 and g.revoked_at is null`,
    [requestId],
  );
}

/** Revokes a grant; returns whether it still stood. */
export async function revokeGrantRow(
  { query }: Transaction,
  id: string,
  by: { readonly subject: string; readonly now: Date; readonly reason: string },
): Promise<boolean> {
  const revoked = await query(
    `update exchange.data_grant set revoked_by = $2, revoked_at = $3, revoked_because = $4
     where id = $1 and revoked_at is null returning id`,
    [id, by.subject, by.now, by.reason],
  );
  return revoked.length > 0;
}

const INSERT = `insert into exchange.data_grant (request_id, number, organisation_kind, organisation_id, dataset_id,
  dataset_version, fields, districts, data_from, data_before, purpose, valid_from, until, operations_per_day,
  given_by, given_at, is_demonstration)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`;
