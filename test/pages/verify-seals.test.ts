import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { hasher as hasherOf } from '../../gateway/ledger/chain/hasher';
import { signerOf } from '../../gateway/ledger/seals/signing';
import { signedSeal, type Seal as LedgerSeal } from '../../gateway/ledger/seals/signed-statements';
import type { SealFragment } from '../../gateway/web/generated/console/audit/seals';
import { keyOf, verifySeals } from '../../gateway/web/console/audit/verify-seals';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const other = generateKeyPairSync('ed25519').publicKey;
const hasher = hasherOf('sha256');

const pem = (key: KeyObject) => key.export({ type: 'spki', format: 'pem' }).toString();

/** Seals of a hundred entries each, as the ledger signs them and the graph returns them. */
function seals(count: number): SealFragment[] {
  const told: SealFragment[] = [];
  for (let at = 0; at < count; at += 1)
    told.push(
      asReported(
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

function asReported({ kid, firstSequence, lastSequence, ...seal }: LedgerSeal): SealFragment {
  return {
    ...seal,
    keyId: kid,
    firstSequence: String(firstSequence),
    lastSequence: String(lastSequence),
    sealedAt: seal.sealedAt.replace('.000', ''),
    anchor: '',
  };
}

const told = (of: ReadonlyArray<SealFragment>, archivedUpTo = 0) => ({ seals: of, archivedUpTo });

const changed = (at: number, change: Partial<SealFragment>) =>
  seals(3).map((seal, index) => (index === at ? { ...seal, ...change } : seal));

describe('seals verified in a browser', () => {
  test('are valid as the ledger signed them, in any order', async () => {
    const key = await keyOf(pem(publicKey));
    expect(await verifySeals(told(seals(3).reverse()), key)).toEqual({
      held: 3,
      archivedUpTo: 0,
      areSignaturesChecked: true,
      broken: null,
    });
  });

  test.each<readonly [string, () => ReadonlyArray<SealFragment>, number]>([
    ['HASH', () => changed(1, { lastHash: hasher.hash('another') }), 1],
    ['HASH', () => changed(2, { sealedAt: '2026-11-27T00:00:00Z' }), 2],
    ['LINK', () => changed(1, { previousSeal: hasher.hash('another') }), 1],
    ['GAP', () => [...seals(3).slice(0, 1), ...seals(3).slice(2)], 1],
    ['GAP', () => seals(3).slice(1), 0],
    ['ALGORITHM', () => changed(0, { hashAlg: 'md5' }), 0],
  ])('MUST NOT be valid with the fault %s', async (because, given, held) => {
    const found = await verifySeals(told(given()), null);
    expect({ held: found.held, because: found.broken?.because }).toEqual({ held, because });
  });

  test.each([
    ['with the seal that closes the archive', seals(3).slice(1), 200, 2],
    ['with the seal right after it', seals(3).slice(2), 200, 1],
    ['with all that is not archived, from the closing seal on', seals(4).slice(0), 100, 4],
  ])(
    'are valid after an archive %s, and report the last archived entry',
    async (_, given, upTo, held) => {
      expect(await verifySeals(told(given, upTo), await keyOf(pem(publicKey)))).toEqual({
        held,
        archivedUpTo: upTo,
        areSignaturesChecked: true,
        broken: null,
      });
    },
  );

  test.each([
    ['GAP', seals(4).slice(3), 200, 0],
    ['GAP', seals(4).slice(1), 0, 0],
    ['GAP', [...seals(4).slice(1, 2), ...seals(4).slice(3)], 200, 1],
    ['HASH', changed(1, { lastHash: hasher.hash('another') }).slice(1), 200, 0],
  ])(
    'MUST NOT be valid with the fault %s after an archive either',
    async (because, given, upTo, held) => {
      const found = await verifySeals(told(given, upTo), null);
      expect({ held: found.held, because: found.broken?.because }).toEqual({ held, because });
    },
  );

  test('MUST NOT be valid under a key that did not sign them', async () => {
    const found = await verifySeals(told(seals(2)), await keyOf(pem(other)));
    expect(found.broken?.because).toBe('SIGNATURE');
    await expect(keyOf('none')).rejects.toThrow();
  });
});
