import { statement } from '../../../../shared/data/statement';
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
import type { Transaction } from '../../../../shared/data/database';
import type { NewGrant } from './grants-of-decision';

/** Inserts grants; access decisions use them from the commit on. */
export async function insertGrants(
  transaction: Transaction,
  grants: ReadonlyArray<NewGrant>,
): Promise<void> {
  for (const grant of grants) {
    const { requestId, number, granteeKind, granteeId, datasetId, datasetVersion } = grant;
    const { fields, districts, dataFrom, dataBefore, purpose, validFrom, until } = grant;
    await transaction.query(INSERT_GRANT, [
      ...([requestId, number, granteeKind, granteeId, datasetId, datasetVersion] as const),
      ...([fields, districts, dataFrom, dataBefore, purpose, validFrom, until] as const),
      ...([grant.operationsPerDay, grant.givenBy, grant.givenAt, grant.isDemonstration] as const),
    ]);
  }
}

/** Revokes a grant; returns false if it was already revoked. */
export async function revokeGrantRow(
  transaction: Transaction,
  id: string,
  by: { readonly subject: string; readonly now: Date; readonly reason: string },
): Promise<boolean> {
  const revoked = await transaction.query(REVOKE_GRANT, [id, by.subject, by.now, by.reason]);
  return revoked.length > 0;
}

/** Inserts a grant. */
export const INSERT_GRANT = statement({
  text: `insert into exchange.data_grant (request_id, number, organisation_kind, organisation_id, dataset_id,
    dataset_version, fields, districts, data_from, data_before, purpose, valid_from, until, operations_per_day,
    given_by, given_at, is_demonstration)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
  parameters: [
    nullable(uuid()),
    text(),
    text(),
    text(),
    text(),
    int(),
    list(text()),
    nullable(list(text())),
    nullable(instant()),
    nullable(instant()),
    text(),
    date(),
    date(),
    nullable(int()),
    text(),
    instant(),
    bool(),
  ],
});

/** Returns no row if it was already revoked. */
export const REVOKE_GRANT = statement({
  text: `update exchange.data_grant set revoked_by = $2, revoked_at = $3, revoked_because = $4
    where id = $1 and revoked_at is null returning id`,
  columns: { id: uuid() },
  parameters: [uuid(), text(), instant(), text()],
});
