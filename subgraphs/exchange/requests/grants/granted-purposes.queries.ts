import { statement, type RowOf } from '../../../../shared/data/statement';
import { bool, date, text, uuid } from '../../../../shared/data/sql-type';
import type { Reader } from '../../../../shared/data/database';
import { groupBy } from '../../../../shared/data/keyed';
import type { Organisation } from '../../../../shared/identity/caller';

/** A purpose for which an organisation has a grant in force today. */
export interface GrantedPurposeRow {
  readonly purpose: string;
  /** First day on which none of its grants is valid any more. */
  readonly until: string;
  readonly datasetIds: ReadonlyArray<string>;
}

/** The columns of a grant in force that purposes depend on. */
export type PurposeGrant = RowOf<typeof PURPOSE_GRANTS>;

/**
 * Returns the purposes granted to an organisation on a day (YYYY-MM-DD in Beijing time), among
 * which its members choose at sign-in. Grants of the demonstration count only in a hub that is a
 * demonstration.
 */
export async function purposesOf(
  reader: Reader,
  organisation: Organisation,
  when: { readonly today: string; readonly isDemonstration: boolean },
): Promise<ReadonlyArray<GrantedPurposeRow>> {
  const grants = await purposeGrants(reader, organisation, when.today);
  return byPurpose(grants.filter((one) => when.isDemonstration || !one.isDemonstration));
}

/** The grants of an organisation that are in force on a day. */
export function purposeGrants(
  reader: Reader,
  { kind, id }: Organisation,
  today: string,
): Promise<ReadonlyArray<PurposeGrant>> {
  return reader.query(PURPOSE_GRANTS, [kind, id, today]);
}

/** Returns grants by purpose, in the order of purposes. */
export function byPurpose(grants: ReadonlyArray<PurposeGrant>): ReadonlyArray<GrantedPurposeRow> {
  return [...groupBy(grants, ({ purpose }) => purpose)].map(([purpose, held]) => ({
    purpose,
    until: held.reduce((latest, { until }) => (until > latest ? until : latest), ''),
    datasetIds: [...new Set(held.map(({ datasetId }) => datasetId))],
  }));
}

/** The grants of an organisation that are in force on a day, by purpose. */
export const PURPOSE_GRANTS = statement({
  text: `select id, dataset_id as "datasetId", purpose, until, is_demonstration as "isDemonstration"
  from exchange.data_grant
  where organisation_kind = $1 and organisation_id = $2 and revoked_at is null
    and valid_from <= $3::date and until > $3::date order by purpose, dataset_id, id`,
  columns: {
    id: uuid(),
    datasetId: text(),
    purpose: text(),
    until: date(),
    isDemonstration: bool(),
  },
  parameters: [text(), text(), date()],
});
