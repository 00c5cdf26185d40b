import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { hasher as hasherOf } from '../../gateway/ledger/hasher';
import { signerOf } from '../../gateway/ledger/signing';
import { signedSeal, type Seal as LedgerSeal } from '../../gateway/ledger/signed-statements';
import type { Seal } from '../../gateway/web/console/record/record-data';
import { keyOf, verifySeals } from '../../gateway/web/console/record/verify-seals';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const other = generateKeyPairSync('ed25519').publicKey;
const hasher = hasherOf('sha256');

const pem = (key: KeyObject) => key.export({ type: 'spki', format: 'pem' }).toString();

/** Seals of a hundred entries each, as the ledger signs them and the graph tells them. */
function seals(count: number): Seal[] {
  const told: Seal[] = [];
  for (let at = 0; at < count; at += 1)
    told.push(
      asTold(
        signedSeal(
          {
            firstSequence: at * 100 + 1,
            lastSequence: (at + 1) * 100,
            lastHash: hasher.hash(String(at)),
            previousSeal: told[at - 1]?.hash ?? hasher.hash('genesis'),
            sealedAt: new Date(Date.UTC(2026, 10, 26, at)).toISOString(),
          },
          signerOf({ kid: 'k', key: privateKey }),
          hasher,
        ),
      ),
    );
  return told;
}

function asTold({ kid, firstSequence, lastSequence, ...seal }: LedgerSeal): Seal {
  return {
    ...seal,
    keyId: kid,
    firstSequence: String(firstSequence),
    lastSequence: String(lastSequence),
    sealedAt: seal.sealedAt.replace('.000', ''),
    anchor: '',
  };
}

const changed = (at: number, change: Partial<Seal>) =>
  seals(3).map((seal, index) => (index === at ? { ...seal, ...change } : seal));

describe('seals verified in a browser', () => {
  test('hold as the ledger signed them, in whatever order they come', async () => {
    const key = await keyOf(pem(publicKey));
    expect(await verifySeals(seals(3).reverse(), key)).toEqual({
      held: 3,
      areSignaturesChecked: true,
      broken: null,
    });
  });

  test.each<readonly [string, () => ReadonlyArray<Seal>, number]>([
    ['HASH', () => changed(1, { lastHash: hasher.hash('another') }), 1],
    ['HASH', () => changed(2, { sealedAt: '2026-11-27T00:00:00Z' }), 2],
    ['LINK', () => changed(1, { previousSeal: hasher.hash('another') }), 1],
    ['GAP', () => [...seals(3).slice(0, 1), ...seals(3).slice(2)], 1],
    ['GAP', () => seals(3).slice(1), 0],
    ['ALGORITHM', () => changed(0, { hashAlg: 'md5' }), 0],
  ])('MUST NOT hold with the fault %s', async (because, given, held) => {
    const found = await verifySeals(given(), null);
    expect({ held: found.held, because: found.broken?.because }).toEqual({ held, because });
  });

  test('MUST NOT hold under a key that did not sign them', async () => {
    const found = await verifySeals(seals(2), await keyOf(pem(other)));
    expect(found.broken?.because).toBe('SIGNATURE');
    await expect(keyOf('none')).rejects.toThrow();
  });
});
