import type { TrustedKeys } from '../../../shared/identity/keys/gateway-keys';
import { ANCHORS_KEPT } from './anchor-files';
import { openLedgerConnection, type LedgerConnectionOptions } from '../ledger-connection';
import { isHeadSigned, type SignedHead } from './signed-statements';

/** The event by which the audit log remembers that a cut was found. */
export const RECORD_CUT = 'RECORD_CUT';
/** The event by which two persons take note of a cut; for ever in the audit log. */
export const RECORD_CUT_ACKNOWLEDGED = 'RECORD_CUT_ACKNOWLEDGED';

/** Holds the newest anchors against the audit log, while it is written. */
export interface CutWatch {
  /**
   * Anchors that the audit log contradicts, and nobody has acknowledged: it was cut, set back or
   * rewritten.
   */
  contradicted(anchors: ReadonlyArray<SignedHead>): Promise<ReadonlyArray<SignedHead>>;
  /** Whether an anchor is of before the last acknowledged cut, as of the last look. */
  isAcknowledged(anchor: SignedHead): boolean;
  /** Whether the audit log remembers that this anchor was contradicted. */
  isRemembered(anchor: SignedHead): Promise<boolean>;
  /**
   * Whose anchors are kept beside the hub, as the audit log last says it; null if it says nothing.
   */
  ownersKept(): Promise<string | null>;
  close(): Promise<void>;
}

/** Opens a watch; anchors that no key of these has signed are nobody's word, and `ledger verify` names them. */
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
      const values = [trusted.map(({ sequence }) => sequence)];
      const rows = await connection.rows<EntryRow>({ ...ENTRIES, values });
      const hashes = new Map(rows.map(({ sequence, hash }) => [Number(sequence), hash]));
      const [archived] = await connection.rows<ArchivedRow>(ARCHIVED);
      const isKept = ({ sequence }: SignedHead) => sequence > Number(archived?.last ?? 0);
      const others = trusted.filter(
        (anchor) => isKept(anchor) && hashes.get(anchor.sequence) !== anchor.hash,
      );
      const [last] = await connection.rows<EventRow>(ACKNOWLEDGED);
      acknowledgedAt = [last?.at ?? '', archived?.acknowledged ?? ''].sort().at(-1) ?? '';
      return others.filter((anchor) => !isAcknowledged(anchor));
    },
    isAcknowledged,
    isRemembered: async ({ sequence, hash }) => {
      const values = [JSON.stringify({ anchorSequence: sequence, anchorHash: hash })];
      return (await connection.rows({ ...REMEMBERED, values })).length > 0;
    },
    ownersKept: async () => {
      const [row] = await connection.rows<OwnersRow>(OWNERS);
      return row?.owners ?? null;
    },
    close: () => connection.close(),
  };
}

/** What an event says of an anchor that the audit log contradicts. */
export function cutFacts({ sequence, hash, at }: SignedHead) {
  return { anchorSequence: sequence, anchorHash: hash, anchorAt: at };
}

interface EntryRow {
  readonly sequence: string;
  readonly hash: string;
}

interface EventRow {
  readonly at: string;
}

interface OwnersRow {
  readonly owners: string | null;
}

interface ArchivedRow {
  readonly last: string;
  readonly acknowledged: string | null;
}

const ENTRIES = {
  name: 'ledger-anchored-entries',
  text: 'select sequence, hash from hub.ledger_entry where sequence = any($1::bigint[])',
};

const ARCHIVED = {
  name: 'ledger-archived',
  text: `select last_sequence as last, acknowledged_at as acknowledged from hub.ledger_archive
    order by last_sequence desc limit 1`,
};

const ACKNOWLEDGED = {
  name: 'ledger-acknowledged',
  text: `select facts ->> 'at' as at from hub.ledger_entry
    where facts ->> 'event' = '${RECORD_CUT_ACKNOWLEDGED}' order by sequence desc limit 1`,
};

const REMEMBERED = {
  name: 'ledger-remembered-cut',
  text: `select 1 from hub.ledger_entry
    where facts ->> 'event' = '${RECORD_CUT}' and facts -> 'facts' @> $1::jsonb limit 1`,
};

const OWNERS = {
  name: 'ledger-owners',
  text: `select facts #>> '{facts,owners}' as owners from hub.ledger_entry
    where facts ->> 'event' = '${ANCHORS_KEPT}' order by sequence desc limit 1`,
};
