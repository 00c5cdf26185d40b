import { int, json, list, nullable, text } from '../../../shared/data/sql-type';
import { statement } from '../../../shared/data/statement';
import type { TrustedKeys } from '../../../shared/identity/keys/gateway-keys';
import { ANCHORS_KEPT } from './anchor-files';
import { prepared } from '../ledger-client';
import { openLedgerConnection, type LedgerConnectionOptions } from '../ledger-connection';
import { isHeadSigned, type SignedHead } from './signed-statements';

/** The event by which the audit log records that a cut was found. */
export const RECORD_CUT = 'RECORD_CUT';
/** The event by which two persons acknowledge a cut; permanent in the audit log. */
export const RECORD_CUT_ACKNOWLEDGED = 'RECORD_CUT_ACKNOWLEDGED';

/** Compares the newest anchors with the audit log while it is written. */
export interface CutWatch {
  /**
   * Anchors that the audit log contradicts without an acknowledgement: it was cut, set back or
   * rewritten.
   */
  contradicted(anchors: ReadonlyArray<SignedHead>): Promise<ReadonlyArray<SignedHead>>;
  /** Whether an anchor is from before the last acknowledged cut, as of the last check. */
  isAcknowledged(anchor: SignedHead): boolean;
  /** Whether the audit log records that this anchor was contradicted. */
  isRemembered(anchor: SignedHead): Promise<boolean>;
  /**
   * Whose anchors are kept beside the hub, by the last record of it in the audit log; null if there
   * is none.
   */
  ownersKept(): Promise<string | null>;
  close(): Promise<void>;
}

/**
 * Opens a watch; it ignores anchors that none of these keys has signed, which `ledger verify`
 * reports.
 */
export function openCutWatch(options: LedgerConnectionOptions, keys: TrustedKeys): CutWatch {
  const connection = openLedgerConnection(options);
  let acknowledgedAt = '';
  const isAcknowledged = ({ at }: SignedHead) => at <= acknowledgedAt;
  const isTrusted = (anchor: SignedHead) => {
    const key = keys.get(anchor.kid);
    return key !== undefined && isHeadSigned(anchor, key);
  };
  return {
    contradicted: async (anchors) => {
      const trusted = anchors.filter((anchor) => anchor.sequence > 0 && isTrusted(anchor));
      const sequences = trusted.map(({ sequence }) => sequence);
      const rows = await connection.query(ANCHORED_ENTRIES, [sequences]);
      const hashes = new Map(rows.map(({ sequence, hash }) => [sequence, hash]));
      const [archived] = await connection.query(LAST_ARCHIVED);
      const isKept = ({ sequence }: SignedHead) => sequence > (archived?.last ?? 0);
      const others = trusted.filter(
        (anchor) => isKept(anchor) && hashes.get(anchor.sequence) !== anchor.hash,
      );
      const [last] = await connection.query(LAST_ACKNOWLEDGED);
      acknowledgedAt = [last?.at ?? '', archived?.acknowledged ?? ''].sort().at(-1) ?? '';
      return others.filter((anchor) => !isAcknowledged(anchor));
    },
    isAcknowledged,
    isRemembered: async ({ sequence, hash }) => {
      const facts = JSON.stringify({ anchorSequence: sequence, anchorHash: hash });
      return (await connection.query(REMEMBERED_CUT, [facts])).length > 0;
    },
    ownersKept: async () => {
      const [row] = await connection.query(OWNERS_KEPT);
      return row?.owners ?? null;
    },
    close: () => connection.close(),
  };
}

/** The facts of an event about an anchor that the audit log contradicts. */
export function cutFacts({ sequence, hash, at }: SignedHead) {
  return { anchorSequence: sequence, anchorHash: hash, anchorAt: at };
}

/** The entries at these places. */
export const ANCHORED_ENTRIES = prepared(
  'ledger-anchored-entries',
  statement({
    text: 'select sequence, hash from hub.ledger_entry where sequence = any($1::bigint[])',
    columns: { sequence: int(), hash: text() },
    parameters: [list(int())],
  }),
);

/** The end of what was moved out last. */
export const LAST_ARCHIVED = prepared(
  'ledger-archived',
  statement({
    text: `select last_sequence as last, acknowledged_at as acknowledged from hub.ledger_archive
      order by last_sequence desc limit 1`,
    columns: { last: int(), acknowledged: nullable(text()) },
  }),
);

/** When a cut was acknowledged last. */
export const LAST_ACKNOWLEDGED = prepared(
  'ledger-acknowledged',
  statement({
    text: `select facts ->> 'at' as at from hub.ledger_entry
      where facts ->> 'event' = '${RECORD_CUT_ACKNOWLEDGED}' order by sequence desc limit 1`,
    columns: { at: text() },
  }),
);

/** The event of a cut with these facts. */
export const REMEMBERED_CUT = prepared(
  'ledger-remembered-cut',
  statement({
    text: `select sequence from hub.ledger_entry
      where facts ->> 'event' = '${RECORD_CUT}' and facts -> 'facts' @> $1::jsonb limit 1`,
    columns: { sequence: int() },
    parameters: [json<unknown>()],
  }),
);

/** Whose anchors are kept beside the hub, by the last record of it. */
export const OWNERS_KEPT = prepared(
  'ledger-owners',
  statement({
    text: `select facts #>> '{facts,owners}' as owners from hub.ledger_entry
      where facts ->> 'event' = '${ANCHORS_KEPT}' order by sequence desc limit 1`,
    columns: { owners: nullable(text()) },
  }),
);
