import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { anchorLine, parseAnchors } from '../../../../gateway/ledger/seals/anchor';
import { anchorKeeper } from '../../../../gateway/ledger/seals/anchor-keeper';
import { signedHead } from '../../../../gateway/ledger/seals/signed-statements';
import { signerOf } from '../../../../gateway/ledger/seals/signing';
import { generateGatewayKey, signingKey } from '../../../../shared/identity/keys/gateway-keys';
import { AT, sealingKey } from '../ledger-fixtures';

const { key, keys } = sealingKey();
let folder: string;
let file: string;
let faults: string[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'anchor-keeper-'));
  file = join(folder, 'data', 'record-anchors.jsonl');
  faults = [];
});
afterEach(() => rm(folder, { recursive: true }));

const keeper = () =>
  anchorKeeper({
    file,
    sealKeys: keys,
    now: () => AT,
    onFault: (fault) => faults.push(String(fault)),
  });

/** A head signed so many seconds after the moment of tests. */
function line(sequence: number, seconds = 0, { hash = `hash-${String(sequence)}`, by = key } = {}) {
  const at = new Date(AT.getTime() + seconds * 1000).toISOString();
  return anchorLine(
    signedHead({ sequence, hash }, at, { signer: signerOf(by), hashAlg: 'sha256' }),
  );
}

async function kept(...lines: ReadonlyArray<string>): Promise<ReadonlyArray<number>> {
  const one = keeper();
  for (const head of lines) one.take(head);
  await one.settled();
  return parseAnchors(await readFile(file, 'utf8').catch(() => '')).map(({ sequence }) => sequence);
}

describe('the keeper of an owner’s anchors', () => {
  test('S5K1 MUST keep each head once, in a folder that it makes', async () => {
    expect(await kept(line(1, -20), line(1, -20), line(5, -10), line(5, -9), line(9))).toEqual([
      1, 5, 9,
    ]);
    expect(await kept(line(9), line(12))).toEqual([1, 5, 9, 12]);
    expect(faults).toEqual([]);
  });

  test('S5K2 MUST NOT keep what the audit log did not sign, nor refuse honest heads after it', async () => {
    const gateway = signingKey(generateGatewayKey().privateKeyPem);
    const honest = line(3);
    const forged = [
      line(9_000_000_000, 0, { by: gateway }),
      line(9_000_000_000, 0, { by: { ...gateway, kid: key.kid } }),
      honest.replace('"sequence":3', '"sequence":4'),
      `${honest}\n${honest}`,
      'nonsense',
      '',
    ];
    expect(await kept(line(2, -10), ...forged, honest)).toEqual([2, 3]);
    expect(faults).toEqual(forged.map(() => 'A head arrived that the audit log did not sign.'));
  });

  test('S5K3 MUST NOT take a head from the future, by more than clocks may differ', async () => {
    expect(await kept(line(1), line(7, 6), line(8, 5))).toEqual([1, 8]);
    expect(faults).toHaveLength(1);
  });

  test('S5K4 MUST find nothing wrong in heads of two gateways that come out of order', async () => {
    expect(
      await kept(
        line(10, -20),
        line(15, -18),
        line(10, -20),
        line(12, -19),
        line(15, -18),
        line(20, -8),
      ),
    ).toEqual([10, 15, 20]);
    expect(faults).toEqual([]);
  });

  test('S5K5 MUST report a record that was cut, keep the proof, and go on with what follows', async () => {
    expect(await kept(line(100, -60), line(40, -50), line(41, -40), line(120, -30))).toEqual([
      100, 40, 41, 120,
    ]);
    expect(faults).toEqual([
      'The audit log ends at entry 40, but there is an anchor of entry 100: it was cut or set back.',
    ]);
  });

  test('S5K6 MUST report a record that was rewritten, once, and keep both', async () => {
    const other = line(7, -10, { hash: 'another' });
    expect(await kept(line(7, -20), other, line(7, -20), other, line(8))).toEqual([7, 7, 8]);
    expect(faults).toEqual([
      'Entry 7 of the audit log differs from that of an anchor: it was rewritten.',
    ]);
  });

  test('S5K7 MUST NOT be silenced by one head far ahead, though the audit log’s own key signed it', async () => {
    expect(await kept(line(1, -60), line(9_000_000_000, -50), line(2, -40), line(3, -30))).toEqual([
      1, 9_000_000_000, 2, 3,
    ]);
    expect(faults).toHaveLength(1);
  });

  test('S5K8 goes on behind a line that a crash left half', async () => {
    await kept(line(1, -20));
    await writeFile(file, `${await readFile(file, 'utf8')}{"sequence":2,"ha`);
    const one = keeper();
    one.take(line(3));
    await one.settled();
    expect((await readFile(file, 'utf8')).split('\n')).toEqual([
      line(1, -20),
      '{"sequence":2,"ha',
      line(3),
      '',
    ]);
  });
});
