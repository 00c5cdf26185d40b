import { statement } from '../../../../shared/data/statement';
import { instant, nullable, text } from '../../../../shared/data/sql-type';
import type { Transaction } from '../../../../shared/data/database';
import { requireAdministrator, eventOf, type Act, type AccountEvent } from '../../acts/act';
import { requireDepartment, requireName, requireNew } from '../members/registration-rules';

/** An organisation outside government, to register. */
export interface NewOrganisation {
  readonly id: string;
  readonly kind: 'PARTNER' | 'ENTERPRISE';
  readonly nameZh: string;
  readonly nameEn: string | null;
  /** Department responsible for it, whose stewards confirm it, its accounts and its clients. */
  readonly sponsor: string;
}

const FORM = /^[a-z][a-z0-9-]{0,63}$/;

/**
 * Registers an organisation. It and all its members are dormant until two stewards of its sponsor
 * confirm it.
 */
export async function registerOrganisation(
  transaction: Transaction,
  organisation: NewOrganisation,
  act: Act,
): Promise<AccountEvent> {
  const { id, kind, nameZh, nameEn, sponsor } = organisation;
  requireAdministrator(act, sponsor);
  requireName(nameZh);
  requireDepartment(sponsor);
  const values = [id, kind, nameZh, nameEn, sponsor, act.now, act.by.subject] as const;
  const inserted = FORM.test(id) ? await transaction.query(INSERT_ORGANISATION, values) : [];
  requireNew(id, FORM, inserted);
  return eventOf(act, 'ORGANISATION_REGISTERED', { organisation: id, kind, department: sponsor });
}

/** Returns no row if the id is in use. */
export const INSERT_ORGANISATION = statement({
  text: `insert into exchange.organisation (id, kind, name_zh, name_en, sponsor_id, registered_at, registered_by)
    values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing returning id`,
  columns: { id: text() },
  parameters: [text(), text(), text(), nullable(text()), text(), instant(), text()],
});
