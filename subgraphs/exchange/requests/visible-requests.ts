import type { GivenOfParameters } from '../../../shared/data/statement';
import { bool, nullable, text } from '../../../shared/data/sql-type';
import type { DataRequestViewer } from './request-viewer';

/**
 * $1 is the kind and $2 the id of the organisation that requests data, $3 the owner, $4 whether the
 * viewer sees all.
 */
export const VISIBLE = `((r.applicant_kind = $1 and r.applicant_id = $2)
  or (r.owner = $3 and r.submitted_at is not null) or $4::boolean)`;

/** The types of these parameters. */
export const VIEWER = [nullable(text()), nullable(text()), nullable(text()), bool()] as const;

/** Returns the values of these parameters. */
export function viewerValues({
  asks,
  owner,
  seesAll,
}: DataRequestViewer): GivenOfParameters<typeof VIEWER> {
  return [asks?.kind ?? null, asks?.id ?? null, owner, seesAll];
}
