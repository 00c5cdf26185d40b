import { valuesOrNull } from '../../../shared/data/values-or-null';
import type { GivenOfParameters } from '../../../shared/data/statement';
import { json, list, nullable, text } from '../../../shared/data/sql-type';
import type { AuditOrganisation, AuditRow } from './audit-row';
import { auditedDatasets, recordedOwners } from './former-entry-names';

/**
 * How much of the audit log a viewer sees: all of it; what concerns the data of one department,
 * without what is under an embargo and without what concerns others; or what one organisation has
 * read. Acts of the hub are nobody's data: who keeps accounts, audits, or follows a case of
 * tampering is seen in the whole audit log alone, or those whom a case is about would learn of it.
 */
export type AuditViewer =
  { readonly all: true } | { readonly owner: string } | { readonly reader: AuditOrganisation };

/** What narrows the audit log; absent or null: not at all. */
export interface AuditCriteria {
  readonly dataset?: string | null;
  readonly organisation?: AuditOrganisation | null;
  readonly subject?: string | null;
  /** Inclusive. */
  readonly from?: Date | null;
  /** Exclusive. */
  readonly to?: Date | null;
  readonly kinds?: ReadonlyArray<AuditRow['kind']> | null;
  /** How an intent ended; `NONE`: in progress, or cut short. */
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

/** Their values. */
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

/** Whether the viewer sees a read or refusal of an owner and a dataset. */
const shown = (owner: string, dataset: string): string =>
  `(($1::text[] is null or ${owner} = any ($1)) and (($1::text[] is null and $2::jsonb is null) or left(${dataset}, 4) <> 'act/'))`;

/** Whether the viewer sees a read or refusal `r`. */
export const SHOWN = shown("r ->> 'owner'", "r ->> 'dataset'");

/** Whether the viewer sees a row `c` of hub.ledger_concern. */
export const SHOWN_CONCERN = shown('c.owner', 'c.dataset');

/**
 * What narrows entries `e` that are otherwise chosen; an owner does not see what is under an
 * embargo.
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
