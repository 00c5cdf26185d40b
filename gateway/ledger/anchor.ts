import { open, readFile } from 'node:fs/promises';
import { errorCodeOf } from '../../shared/errors/error-code';
import { RiverGateError } from '../../shared/errors/rivergate-error';
import { canonicalJson, isMembers, type Json } from './canonical-json';
import type { SignedHead } from './signed-statements';

/**
 * Adds a head to an anchor file (JSON Lines, one signed head a line) and waits until it is on disk;
 * whether it was added: a head that has not moved is not. The file belongs to an owner of data, away
 * from the hub. Throws LEDGER_BROKEN where the file knows a later head, or another one at the same
 * place: the record has been cut, set back or rewritten.
 */
export async function appendAnchor(file: string, head: SignedHead): Promise<boolean> {
  const text = await readFile(file, 'utf8').catch(absentIsEmpty);
  const last = parseAnchors(text).at(-1);
  if (last && last.sequence > head.sequence) {
    throw new RiverGateError(
      'LEDGER_BROKEN',
      `The record ends at entry ${String(head.sequence)}, but an anchor knows entry ${String(last.sequence)}.`,
    );
  }
  if (last?.sequence === head.sequence) {
    if (last.hash === head.hash) return false;
    throw new RiverGateError(
      'LEDGER_BROKEN',
      `Entry ${String(head.sequence)} of the record is another one than the anchor knows.`,
    );
  }
  await addAnchorLine(file, head);
  return true;
}

/** Adds a head to an anchor file, whatever it holds, and waits until it is on disk. */
export async function addAnchorLine(file: string, head: SignedHead): Promise<void> {
  const handle = await open(file, 'a+');
  try {
    const { size } = await handle.stat();
    const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, Math.max(0, size - 1));
    const hasOpenLine = size > 0 && buffer.toString() !== '\n'; // As an editor or a crash leaves it.
    await handle.appendFile(`${hasOpenLine ? '\n' : ''}${anchorLine(head)}\n`);
    await handle.sync();
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
 * The heads of an anchor file, in its order: signed heads, and seals (as the graph's `RecordSeal.anchor`
 * tells them), each of which is a head at its last entry. Throws BAD_USER_INPUT for a line that is none.
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
    const value = JSON.parse(line) as Json; // JSON.parse answers nothing else.
    return isMembers(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function faulty(number: number, fault: string): RiverGateError {
  return new RiverGateError(
    'BAD_USER_INPUT',
    `An anchor file holds one signed head a line, but line ${String(number)} ${fault}.`,
  );
}

function absentIsEmpty(thrown: unknown): string {
  if (errorCodeOf(thrown) === 'ENOENT') return '';
  throw thrown;
}
