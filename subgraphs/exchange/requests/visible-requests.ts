import type { GivenOfParameters } from '../../../shared/data/statement';
import { bool, nullable, text } from '../../../shared/data/sql-type';
import type { DataRequestViewer } from './request-viewer';

/** $1 kind and $2 id of the organisation that asks, $3 owner, $4 whether all are seen. */
export const VISIBLE = `((r.applicant_kind = $1 and r.applicant_id = $2)
  or (r.owner = $3 and r.submitted_at is not null) or $4::boolean)`;

/** Their types. */
export const VIEWER = [nullable(text()), nullable(text()), nullable(text()), bool()] as const;

/** Their values. */
export function viewerValues({
  asks,
  owner,
  seesAll,
}: DataRequestViewer): GivenOfParameters<typeof VIEWER> {
  return [asks?.kind ?? null, asks?.id ?? null, owner, seesAll];
}
