import { valuesOrNull } from '../../../shared/data/values-or-null';
import type { GivenOfParameters } from '../../../shared/data/statement';
import { json, list, nullable, text } from '../../../shared/data/sql-type';
import type { AuditOrganisation, AuditRow } from './audit-row';
import { auditedDatasets, recordedOwners } from './former-entry-names';

/**
 * The part of the audit log that a viewer sees: all of it; the entries about the data of one
 * department, without those under an embargo and without the data of others; or the reads of one
 * organisation. Internal actions of the hub belong to no department: management of accounts, audits
 * and cases of tampering appear only in the whole audit log, because otherwise the subjects of a
 * case would learn of it.
 */
export type AuditViewer =
  { readonly all: true } | { readonly owner: string } | { readonly reader: AuditOrganisation };

/** Filters of the audit log; absent or null: no filter. */
export interface AuditCriteria {
  readonly dataset?: string | null;
  readonly organisation?: AuditOrganisation | null;
  readonly subject?: string | null;
  /** Inclusive. */
  readonly from?: Date | null;
  /** Exclusive. */
  readonly to?: Date | null;
  readonly kinds?: ReadonlyArray<AuditRow['kind']> | null;
  /** How an intent ended; `NONE`: in progress or interrupted. */
  readonly outcome?: 'ANSWERED' | 'FAILED' | 'NONE' | null;
}

/** Parameters of MATCHES_CRITERIA and SHOWN: $1 names of the owner, $2 reader, $3 names of the dataset, $4 organisation, $5 subject, $6 from, $7 to, $8 kinds, $9 outcome. */
export const CRITERIA = [
  nullable(list(text())),
  nullable(json()),
  nullable(list(text())),
  nullable(json()),
  nullable(text()),
  nullable(text()),
  nullable(text()),
  nullable(list(text<AuditRow['kind']>())),
  nullable(text()),
] as const;

/** Returns the values of CRITERIA. */
export function criteriaValues(
  viewer: AuditViewer,
  filter: AuditCriteria,
): GivenOfParameters<typeof CRITERIA> {
  const { dataset, organisation, subject, from, to, kinds, outcome } = filter;
  return [
    'owner' in viewer ? recordedOwners(viewer.owner) : null,
    'reader' in viewer ? organisationText(viewer.reader) : null,
    typeof dataset === 'string' ? auditedDatasets(dataset) : null,
    organisation ? organisationText(organisation) : null,
    ...valuesOrNull([subject, from?.toISOString(), to?.toISOString(), kinds, outcome]),
  ];
}

function organisationText({ id, kind }: AuditOrganisation): string {
  return JSON.stringify({ id, kind });
}

/** Returns the condition that the viewer sees a read or refusal with this owner and dataset. */
const shown = (owner: string, dataset: string): string =>
  `(($1::text[] is null or ${owner} = any ($1)) and (($1::text[] is null and $2::jsonb is null) or left(${dataset}, 4) <> 'act/'))`;

/** Condition: the viewer sees a read or refusal `r`. */
export const SHOWN = shown("r ->> 'owner'", "r ->> 'dataset'");

/** Condition: the viewer sees a row `c` of hub.ledger_concern. */
export const SHOWN_CONCERN = shown('c.owner', 'c.dataset');

/**
 * Condition that filters entries `e`, to be combined with others; an owner does not see entries
 * under an embargo.
 */
export const MATCHES_CRITERIA = `e.facts ->> 'kind' <> 'OUTCOME'
  and ($1::text[] is null or not exists (
    select from hub.ledger_embargo m where m.intent = e.sequence and m.lifted_at is null and m.until > now()))
  and ($2::jsonb is null or e.facts #> '{caller,organisation}' = $2 and exists (
    select from jsonb_array_elements((e.facts -> 'reads') || (e.facts -> 'refusals')) r where ${SHOWN}))
  and ($4::jsonb is null or e.facts #> '{caller,organisation}' = $4)
  and ($5::text is null or hub.subject_of(e.facts) = $5)
  and ($6::text is null or (e.facts ->> 'at') collate "C" >= $6)
  and ($7::text is null or (e.facts ->> 'at') collate "C" < $7)
  and ($8::text[] is null or e.facts ->> 'kind' = any ($8))
  and ($9::text is null or e.facts ->> 'kind' = 'INTENT' and $9 = coalesce((
    select n.facts ->> 'outcome' from hub.ledger_entry n where (n.facts ->> 'intent')::bigint = e.sequence), 'NONE'))`;
