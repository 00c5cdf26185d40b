import { statement } from '../../../../shared/data/statement';
import { instant, text, uuid } from '../../../../shared/data/sql-type';
import type { Transaction } from '../../../../shared/data/database';
import { RiverGateError } from '../../../../shared/errors/rivergate-error';
import { indicatorNamed } from '../../../../shared/monitoring/indicator-argument';
import { eventOf, type Act, type AccountEvent } from '../../acts/act';
import { actOfCaller } from '../../acts/act-of-caller';
import type { AuditContext } from '../audit-context';
import { requireAuditor, requireOtherDepartment } from './case-rules';

/** A case to open. */
export interface NewCase {
  readonly department: string;
  readonly stationId: string;
  /** Code or symbol of the indicator. */
  readonly indicator: string;
  /** RFC 3339. */
  readonly dataFrom: string;
  readonly dataTo: string;
  readonly reason: string;
  readonly document: string;
}

/**
 * Opens a case about a station that its department has announced; nobody is assigned to it yet.
 * Returns the id of the case.
 */
export async function openCase(context: AuditContext, opened: NewCase): Promise<string> {
  const indicator = indicatorNamed(opened.indicator).code;
  await requireStation(context, opened);
  const { id } = await actOfCaller(context, (transaction, act) =>
    insertCase(transaction, { ...opened, indicator }, act),
  );
  return id;
}

async function insertCase(
  transaction: Transaction,
  opened: NewCase,
  act: Act,
): Promise<{ readonly event: AccountEvent; readonly id: string }> {
  requireAuditor(act);
  requireOtherDepartment(act, opened);
  requirePeriod(opened);
  requireText('reason', opened.reason, 2000);
  requireText('document', opened.document, 200);
  const { department, stationId, indicator, dataFrom, dataTo, reason, document } = opened;
  const about = [department, stationId, indicator, dataFrom, dataTo] as const;
  const why = [reason, document, act.by.subject, act.now] as const;
  const [row] = await transaction.query(INSERT_CASE, [...about, ...why]);
  if (!row) throw new TypeError('The statement that inserts a case must return its id.');
  return { event: eventOf(act, 'CASE_OPENED', { case: row.id, department }), id: row.id };
}

async function requireStation(
  { load }: AuditContext,
  { department, stationId }: NewCase,
): Promise<void> {
  if (await load.audit.cases.hasStation(department, stationId)) return;
  throw new RiverGateError(
    'BAD_USER_INPUT',
    `Department "${department}" has announced no station "${stationId}".`,
  );
}

function requirePeriod({ dataFrom, dataTo }: NewCase): void {
  if (Date.parse(dataFrom) < Date.parse(dataTo)) return;
  throw new RiverGateError(
    'BAD_USER_INPUT',
    `dataTo must be after dataFrom, but got: ${dataFrom} and ${dataTo}.`,
  );
}

function requireText(name: string, text: string, most: number): void {
  if (text.trim() !== '' && text.length <= most && !/[^\P{Cc}\n]|\p{Cs}/u.test(text)) return;
  throw new RiverGateError(
    'BAD_USER_INPUT',
    `${name} is a text of 1 to ${String(most)} characters.`,
  );
}

/** Adds a case. */
export const INSERT_CASE = statement({
  text: `insert into exchange.tampering_case
    (department, station_id, indicator, data_from, data_to, reason, document, opened_by, opened_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
  columns: { id: uuid() },
  parameters: [text(), text(), text(), instant(), instant(), text(), text(), text(), instant()],
});
