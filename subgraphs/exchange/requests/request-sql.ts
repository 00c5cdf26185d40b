/** Selects the columns of `exchange.request r` as the members of `DataRequestRow`. */
export const DATA_REQUEST_SQL = `r.id, r.number, r.exchange_number as "exchangeNumber", r.state, r.version,
  r.applicant_kind as "applicantKind", r.applicant_id as "applicantId", r.applicant_name as "applicantName",
  r.owner as "ownerId", r.purpose, r.duty_basis as "dutyBasis", r.districts, r.data_from as "dataFrom",
  r.data_before as "dataBefore", r.wanted_from as "wantedFrom", r.wanted_until as "wantedUntil",
  r.operations_per_day as "operationsPerDay", r.security_contact as "securityContact",
  r.security_phone as "securityPhone", r.decision, r.granted_until as "grantedUntil", r.clock, r.due_on as "dueOn",
  r.split_from as "splitFrom", r.renews, r.created_by as "createdBy", r.created_at as "createdAt",
  r.submitted_at as "submittedAt", r.is_demonstration as "isDemonstration"`;

/**
 * SQL for the state of `exchange.request r` on the day of a parameter, by the same rule as
 * `presentState`.
 */
export function presentStateSql(today: string): string {
  return `case when r.state in ('GRANTED', 'PROVIDED') and r.granted_until <= ${today}::date then 'EXPIRED' else r.state end`;
}
