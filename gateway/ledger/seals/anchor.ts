import { open } from 'node:fs/promises';
import { errorCodeOf } from '../../../shared/errors/error-code';
import { RiverGateError } from '../../../shared/errors/rivergate-error';
import { canonicalJson, isMembers, type Json } from '../chain/canonical-json';
import type { SignedHead } from './signed-statements';

/** Whether an anchor that the audit log contradicts belongs to a cut that was acknowledged. */
export type IsAcknowledged = (anchor: SignedHead) => boolean;

/**
 * Gateways hand out heads independently, by clocks that differ: a lower head may come this much
 * later.
 */
const OUT_OF_ORDER_MS = 60_000;

/**
 * Adds a head to an anchor file (JSON Lines, one signed head on each line) and waits until it is on
 * disk. Returns whether it was added: an unchanged head is not, nor one out of order, as with two
 * gateways on one audit log. The file belongs to an owner of data, away from the hub. Throws
 * LEDGER_BROKEN if the file has a different head at the same place, or a later one that is older
 * than a minute: the audit log was cut, set back or rewritten. After an acknowledged cut, the file
 * continues.
 */
export async function appendAnchor(
  file: string,
  head: SignedHead,
  isAcknowledged: IsAcknowledged = () => false,
): Promise<boolean> {
  const last = await lastAnchor(file);
  if (last && last.sequence >= head.sequence && !isAcknowledged(last)) {
    requireAgreement(last, head);
    return false;
  }
  if (last?.sequence === head.sequence && last.hash === head.hash) return false;
  await addAnchorLine(file, head);
  return true;
}

function requireAgreement(last: SignedHead, head: SignedHead): void {
  if (last.sequence > head.sequence) {
    if (Date.parse(head.at) - Date.parse(last.at) <= OUT_OF_ORDER_MS) return;
    throw new RiverGateError(
      'LEDGER_BROKEN',
      `The audit log ends at entry ${String(head.sequence)}, but there is an anchor of entry ${String(last.sequence)}.`,
    );
  }
  if (last.hash === head.hash) return;
  throw new RiverGateError(
    'LEDGER_BROKEN',
    `Entry ${String(head.sequence)} of the audit log differs from that of the anchor.`,
  );
}

/** Adds a head to an anchor file, whatever it contains, and waits until it is on disk. */
export async function addAnchorLine(file: string, head: SignedHead): Promise<void> {
  const handle = await open(file, 'a+');
  try {
    const { size } = await handle.stat();
    const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, Math.max(0, size - 1));
    const hasOpenLine = size > 0 && buffer.toString() !== '\n'; // An editor or a crash may leave the last line open.
    await handle.appendFile(`${hasOpenLine ? '\n' : ''}${anchorLine(head)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The last head in a file; null if there is no file or it is empty. */
export async function lastAnchor(file: string): Promise<SignedHead | null> {
  const tail = await tailOf(file);
  return parseAnchors(tail.slice(tail.trimEnd().lastIndexOf('\n') + 1)).at(-1) ?? null;
}

/** Far longer than one line: a file grows for years and must not be read whole for each head. */
const TAIL_BYTES = 16_384;

async function tailOf(file: string): Promise<string> {
  const handle = await open(file, 'r').catch(absentIsNull);
  if (!handle) return '';
  try {
    const { size } = await handle.stat();
    const from = Math.max(0, size - TAIL_BYTES);
    const { buffer, bytesRead } = await handle.read(
      Buffer.alloc(size - from),
      0,
      size - from,
      from,
    );
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** A head as a line of an anchor file, without its line break. */
export function anchorLine({
  sequence,
  hash,
  at,
  hashAlg,
  sigAlg,
  kid,
  signature,
}: SignedHead): string {
  return canonicalJson({ sequence, hash, at, hashAlg, sigAlg, kid, signature });
}

/**
 * The heads of an anchor file, in its order: signed heads, and seals (as the graph's
 * `AuditSeal.anchor` shows them), each of which is a head at its last entry. Throws BAD_USER_INPUT
 * for any other line.
 */
export function parseAnchors(text: string): ReadonlyArray<SignedHead> {
  return text
    .split(/\r?\n/)
    .flatMap((line, at) => (line.trim() === '' ? [] : [head(line, at + 1)]));
}

function head(line: string, number: number): SignedHead {
  const members = parsed(line);
  const text = (name: string) => {
    const value = members?.[name];
    if (typeof value === 'string') return value;
    throw faulty(number, `has no "${name}"`);
  };
  const place = (name: string) => {
    const value = members?.[name];
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
    throw faulty(number, `has no "${name}"`);
  };
  if (!members) throw faulty(number, 'is no JSON object');
  const isSeal = 'lastSequence' in members;
  return {
    sequence: place(isSeal ? 'lastSequence' : 'sequence'),
    hash: text(isSeal ? 'lastHash' : 'hash'),
    at: text(isSeal ? 'sealedAt' : 'at'),
    hashAlg: text('hashAlg'),
    sigAlg: text('sigAlg'),
    kid: text('kid'),
    signature: text('signature'),
    ...(isSeal && {
      ofSeal: { firstSequence: place('firstSequence'), previousSeal: text('previousSeal') },
    }),
  };
}

function parsed(line: string): { readonly [name: string]: Json } | undefined {
  try {
    const value = JSON.parse(line) as Json; // JSON.parse returns nothing else.
    return isMembers(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function faulty(number: number, fault: string): RiverGateError {
  return new RiverGateError(
    'BAD_USER_INPUT',
    `An anchor file must have one signed head on each line, but line ${String(number)} ${fault}.`,
  );
}

function absentIsNull(thrown: unknown): null {
  if (errorCodeOf(thrown) === 'ENOENT') return null;
  throw thrown;
}
