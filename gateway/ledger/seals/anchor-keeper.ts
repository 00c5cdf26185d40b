import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { errorCodeOf } from '../../../shared/errors/error-code';
import { RiverGateError } from '../../../shared/errors/rivergate-error';
import { CLOCK_TOLERANCE_MS } from '../../../shared/identity/clock-tolerance';
import type { TrustedKeys } from '../../../shared/identity/keys/gateway-keys';
import { addAnchorLine, parseAnchors } from './anchor';
import { isHeadSigned, type SignedHead } from './signed-statements';

/**
 * Stores the heads of the audit log that gateways send to an owner of data, in the owner's own
 * file.
 */
export interface AnchorKeeper {
  /**
   * The head in this line, if the audit log signed it; null if not, or if its time is in the
   * future. It is stored unless the file already implies it.
   */
  take(line: string): SignedHead | null;
  /** Resolves when all accepted heads are on disk, or writing them has failed. */
  settled(): Promise<void>;
}

/** Dependencies of a keeper. */
export interface AnchorKeeping {
  readonly file: string;
  /** Who may seal the audit log. */
  readonly sealKeys: TrustedKeys;
  readonly now: () => Date;
  /**
   * Called for forged heads, for an audit log that was cut, set back or rewritten, and for a full
   * disk; for the log.
   */
  readonly onFault: (fault: unknown) => void;
}

/** How much of the file is read at first: some thousand heads. */
const TAIL_BYTES = 1024 * 1024;
const MOST_REMEMBERED = 5000;

/**
 * Opens a keeper that cannot be silenced: a head that contradicts an earlier one is a proof, so it
 * is stored beside it and reported, and later heads are compared with it. A late head (from another
 * gateway, signed before the last one) adds nothing and is not a fault.
 */
export function anchorKeeper({ file, sealKeys, now, onFault }: AnchorKeeping): AnchorKeeper {
  let latest: { readonly line: string; readonly head: SignedHead | null } | null = null;
  let turn: Promise<void> = Promise.resolve();
  let registry: Promise<AnchorRegistry> | null = null;
  const keep = async (head: SignedHead) => {
    registry ??= openBook(file).catch((thrown: unknown) => {
      registry = null;
      throw thrown;
    });
    const fault = await keepIn(await registry, head, file);
    if (fault !== null) throw new RiverGateError('LEDGER_BROKEN', fault);
  };
  return {
    take: (line) => {
      if (latest?.line === line) return latest.head;
      const head = verifiedHead(line, { sealKeys, nowMs: now().getTime() });
      latest = { line, head };
      if (head) turn = turn.then(() => keep(head)).catch(onFault);
      else
        onFault(
          new RiverGateError('LEDGER_BROKEN', 'A head arrived that the audit log did not sign.'),
        );
      return head;
    },
    settled: () => turn,
  };
}

interface Trust {
  readonly sealKeys: TrustedKeys;
  readonly nowMs: number;
}

function verifiedHead(line: string, { sealKeys, nowMs }: Trust): SignedHead | null {
  try {
    const [head, ...more] = parseAnchors(line);
    const key = head && sealKeys.get(head.kid);
    if (!head || !key || more.length > 0 || !isHeadSigned(head, key)) return null;
    return Date.parse(head.at) <= nowMs + CLOCK_TOLERANCE_MS ? head : null;
  } catch {
    return null; // Not a head.
  }
}

/** The part of the file with which new heads are compared. */
interface AnchorRegistry {
  /** Hashes by sequence. */
  readonly known: Map<number, Set<string>>;
  last: SignedHead | null;
}

async function openBook(file: string): Promise<AnchorRegistry> {
  await mkdir(dirname(file), { recursive: true });
  const registry: AnchorRegistry = { known: new Map(), last: null };
  for (const line of (await tailOf(file)).split('\n')) {
    for (const head of headsIn(line)) remember(registry, head);
  }
  return registry;
}

/** A line that a crash has left incomplete is ignored; the others count. */
function headsIn(line: string): ReadonlyArray<SignedHead> {
  try {
    return parseAnchors(line);
  } catch {
    return [];
  }
}

async function tailOf(file: string): Promise<string> {
  try {
    const handle = await open(file, 'r');
    try {
      const { size } = await handle.stat();
      const from = Math.max(0, size - TAIL_BYTES);
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(size - from), 0, null, from);
      return buffer.toString('utf8', 0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (thrown) {
    if (errorCodeOf(thrown) === 'ENOENT') return '';
    throw thrown;
  }
}

/** Stores a new head; returns the fault that it proves, or null. */
async function keepIn(
  registry: AnchorRegistry,
  head: SignedHead,
  file: string,
): Promise<string | null> {
  const hashes = registry.known.get(head.sequence);
  if (hashes?.has(head.hash)) return null;
  const fault = contradiction(registry, head);
  const isLate = fault === null && head.sequence <= (registry.last?.sequence ?? -1);
  if (isLate) return null;
  await addAnchorLine(file, head);
  remember(registry, head);
  return fault;
}

function contradiction({ known, last }: AnchorRegistry, head: SignedHead): string | null {
  const place = String(head.sequence);
  if (known.has(head.sequence))
    return `Entry ${place} of the audit log differs from that of an anchor: it was rewritten.`;
  if (!last || head.sequence > last.sequence) return null;
  // Clocks of gateways differ, so only a head that was certainly signed later must continue from
  // earlier ones.
  if (Date.parse(head.at) <= Date.parse(last.at) + CLOCK_TOLERANCE_MS) return null;
  return `The audit log ends at entry ${place}, but there is an anchor of entry ${String(last.sequence)}: it was cut or set back.`;
}

function remember(registry: AnchorRegistry, head: SignedHead): void {
  const { known } = registry;
  known.set(head.sequence, new Set([...(known.get(head.sequence) ?? []), head.hash]));
  registry.last = head;
  const [oldest] = known.keys();
  if (known.size > MOST_REMEMBERED && oldest !== undefined) known.delete(oldest);
}
