import { generateKeyPairSync } from 'node:crypto';
import { once, EventEmitter } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { anchorLine, appendAnchor, parseAnchors } from '../../../../gateway/ledger/seals/anchor';
import { openLedger } from '../../../../gateway/ledger/chain/append';
import { keepSealing } from '../../../../gateway/ledger/seals/keep-sealing';
import type { Ledger } from '../../../../gateway/ledger/entries';
import { openSealer, type Sealer, type SealerOptions } from '../../../../gateway/ledger/seals/seal';
import { isHeadSigned, type SignedHead } from '../../../../gateway/ledger/seals/signed-statements';
import { isSigned, signerOf } from '../../../../gateway/ledger/seals/signing';
import type { TestDatabase } from '../../../setup/database';
import {
  AT,
  event,
  ledgerDatabase,
  auditRows,
  rowsOf,
  sealingKey,
  verified,
  PATIENT_MS,
} from '../ledger-fixtures';

const { key, keys } = sealingKey();

let database: TestDatabase;
let ledger: Ledger;
const sealers: Sealer[] = [];
beforeEach(async () => {
  database = await ledgerDatabase();
  ledger = openLedger({ url: database.url, timeoutMs: PATIENT_MS });
});
afterEach(async () => {
  await Promise.all([ledger.close(), ...sealers.splice(0).map((sealer) => sealer.close())]);
  await database.drop();
});

function sealer(told: Partial<SealerOptions> = {}): Sealer {
  const opened = openSealer({
    url: database.url,
    key,
    everyEntries: 3,
    everyMs: 60_000,
    now: () => AT,
    ...told,
  });
  sealers.push(opened);
  return opened;
}

async function note(count: number): Promise<void> {
  await Promise.all(Array.from({ length: count }, () => ledger.note(event())));
}

describe('sealing the audit log', () => {
  test('S5S1 MUST close a segment once it has as many entries as it is configured for, and remember it on the chain', async () => {
    const { sealIfDue } = sealer();
    await note(2);
    expect(await sealIfDue()).toBeNull();
    await note(1);
    const seal = await sealIfDue();
    expect(seal).toMatchObject({
      firstSequence: 1,
      lastSequence: 3,
      sealedAt: '2026-11-26T06:30:00.000Z',
      hashAlg: 'sha256',
      sigAlg: 'EdDSA',
      kid: 'ed25519-1',
    });
    const rows = await auditRows(database.url);
    expect(rows.map(({ row }) => row)).toEqual([
      'entry',
      'entry',
      'entry',
      'seal',
      'entry',
      'head',
    ]);
    expect(JSON.parse((rows[4] as { body: string }).body)).toMatchObject({
      event: 'SEALED',
      facts: { firstSequence: 1, lastSequence: 3, seal: seal?.hash },
    });
    expect(await verified(database.url, keys)).toMatchObject({
      seals: 1,
      unsealed: 1,
      firstBroken: null,
    });
  });

  test('S5S2 MUST close a segment once its oldest entry is as old as it is configured for', async () => {
    await note(1);
    let now = AT.getTime() + 59_999;
    const { sealIfDue } = sealer({ now: () => new Date(now) });
    expect(await sealIfDue()).toBeNull();
    now += 1;
    expect(await sealIfDue()).toMatchObject({ firstSequence: 1, lastSequence: 1 });
  });

  test('seals nothing while nothing was added but the memory of the last seal', async () => {
    await note(3);
    let now = AT.getTime();
    const { sealIfDue } = sealer({ now: () => new Date(now) });
    await sealIfDue();
    now += 3_600_000;
    expect(await sealIfDue()).toBeNull();
    await note(1);
    expect(await sealIfDue()).toMatchObject({ firstSequence: 4, lastSequence: 5 });
  });

  test('S5S3 MUST seal a segment once, however many gateways would', async () => {
    await note(9);
    const all = [1, 2, 3, 4].map(() => sealer());
    const seals = await Promise.all(all.map(({ sealIfDue }) => sealIfDue()));
    expect(seals.filter((seal) => seal !== null)).toHaveLength(1);
    expect(await verified(database.url, keys)).toMatchObject({
      entries: 10,
      seals: 1,
      firstBroken: null,
    });
  });

  test('S5S4 MUST chain the seals, in an order that entries in progress do not disturb', async () => {
    const { sealIfDue } = sealer();
    for (let round = 0; round < 5; round += 1) await Promise.all([note(4), sealIfDue()]);
    await sealIfDue();
    const found = await verified(database.url, keys);
    expect(found).toMatchObject({ firstBroken: null, unsealed: 1 });
    expect(found.seals).toBeGreaterThan(2);
  });

  test('seals with EC P-256 as well, and refuses any other key', async () => {
    const ec = sealingKey('ec');
    await note(3);
    expect(await sealer({ key: ec.key }).sealIfDue()).toMatchObject({ sigAlg: 'ES256' });
    expect(await verified(database.url, ec.keys)).toMatchObject({ seals: 1, firstBroken: null });
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
    expect(() => sealer({ key: { kid: 'rsa', key: rsa.privateKey } })).toThrow(
      'The audit log is sealed with an Ed25519 or EC P-256 private key, but got: rsa.',
    );
    const secp = generateKeyPairSync('ec', { namedCurve: 'secp256k1' });
    expect(() => sealer({ key: { kid: 'secp', key: secp.privateKey } })).toThrow('but got: ec.');
    expect(() => sealer({ key: { kid: 'public', key: secp.publicKey } })).toThrow('but got: ec.');
  });

  test('S5S8 MUST take a signature for what its key makes, whatever it calls itself', () => {
    const signature = signerOf(key).sign('text');
    const publicKey = keys.get(key.kid) ?? key.key;
    expect(isSigned(publicKey, 'text', { sigAlg: 'EdDSA', signature })).toBe(true);
    expect(isSigned(publicKey, 'text', { sigAlg: 'ES256', signature })).toBe(false);
    expect(isSigned(publicKey, 'other', { sigAlg: 'EdDSA', signature })).toBe(false);
  });

  test('keeps sealing until it is stopped', async () => {
    await note(3);
    const news = new EventEmitter();
    const stop = keepSealing(sealer(), {
      everyMs: 5,
      onSealed: (seal) => news.emit('sealed', seal),
      onFailure: (cause) => news.emit('error', cause),
    });
    expect(await once(news, 'sealed')).toMatchObject([{ lastSequence: 3 }]);
    stop();
  });

  test('reports a failure, and tries again', async () => {
    await note(3);
    await rowsOf(database.url, 'alter table hub.ledger_seal rename to ledger_seal_away');
    const news = new EventEmitter();
    const stop = keepSealing(sealer(), {
      everyMs: 5,
      onSealed: (seal) => news.emit('sealed', seal),
      onFailure: (cause) => news.emit('failed', cause),
    });
    expect(await once(news, 'failed')).toMatchObject([{ code: '42P01' }]);
    const sealed = once(news, 'sealed');
    await rowsOf(database.url, 'alter table hub.ledger_seal_away rename to ledger_seal');
    expect(await sealed).toMatchObject([{ lastSequence: 3 }]);
    stop();
  });
});

describe('the head that is handed to owners', () => {
  test('S5S5 MUST name the last entry, signed', async () => {
    await note(2);
    const head = await sealer().headOf();
    const [last] = (await auditRows(database.url)).slice(-1);
    expect(head).toMatchObject({
      sequence: 2,
      hash: (last as { hash: string }).hash,
      at: '2026-11-26T06:30:00.000Z',
      hashAlg: 'sha256',
      sigAlg: 'EdDSA',
      kid: 'ed25519-1',
    });
    const publicKey = keys.get('ed25519-1');
    const holds = (told: Partial<SignedHead>) =>
      publicKey !== undefined && isHeadSigned({ ...head, ...told }, publicKey);
    expect(holds({})).toBe(true);
    expect(holds({ sequence: 1 })).toBe(false);
    expect(holds({ sigAlg: 'ES256' })).toBe(false);
    expect(holds({ signature: `${head.signature}=` })).toBe(false);
    expect(holds({ signature: '' })).toBe(false);
  });

  test('is refused where the head row is another than the last entry', async () => {
    await note(1);
    await rowsOf(database.url, "update hub.ledger_head set hash = repeat('B', 43)");
    await expect(sealer().headOf()).rejects.toMatchObject({
      code: 'LEDGER_BROKEN',
      message: 'The head of the audit log is missing, or its entry is another one.',
    });
  });
});

describe('an anchor file', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'anchor-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  test('S5S6 MUST gain a line when the head has moved, and none when it has not', async () => {
    const file = join(folder, 'water.anchors');
    const { headOf } = sealer();
    await note(1);
    expect(await appendAnchor(file, await headOf())).toBe(true);
    expect(await appendAnchor(file, await headOf())).toBe(false);
    await note(1);
    const second = await headOf();
    expect(await appendAnchor(file, second)).toBe(true);
    const text = await readFile(file, 'utf8');
    expect(text.split('\n')).toHaveLength(3);
    expect(parseAnchors(text).map(({ sequence }) => sequence)).toEqual([1, 2]);
    expect(parseAnchors(text)[1]).toEqual(second);
  });

  test('S5S7 MUST not take a head that was set back, or another one at the same place', async () => {
    const file = join(folder, 'water.anchors');
    const { headOf } = sealer();
    await note(1);
    const first = await headOf();
    await note(1);
    const second = await headOf();
    await appendAnchor(file, second);
    const late = new Date(AT.getTime() + 61_000).toISOString();
    await expect(appendAnchor(file, { ...first, at: late })).rejects.toMatchObject({
      code: 'LEDGER_BROKEN',
      message: 'The audit log ends at entry 1, but there is an anchor of entry 2.',
    });
    await expect(appendAnchor(file, { ...second, hash: first.hash })).rejects.toMatchObject({
      code: 'LEDGER_BROKEN',
      message: 'Entry 2 of the audit log differs from that of the anchor.',
    });
    expect(parseAnchors(await readFile(file, 'utf8'))).toEqual([second]);
  });

  test('S5S9 MUST take heads that come out of order, as of two gateways on one record, for no fault', async () => {
    const file = join(folder, 'water.anchors');
    const gateways = [sealer(), sealer()];
    const adding = gateways.map(async ({ headOf }) => {
      for (let turn = 0; turn < 25; turn += 1) {
        await note(1);
        await appendAnchor(file, await headOf());
      }
    });
    await Promise.all(adding);
    const kept = parseAnchors(await readFile(file, 'utf8'));
    const { headOf } = sealer();
    expect(kept.length).toBeGreaterThan(10);
    expect(await appendAnchor(file, kept[0] ?? (await headOf()))).toBe(false);
  });

  test('goes on behind a last line that an editor left open', async () => {
    const file = join(folder, 'water.anchors');
    const { headOf } = sealer();
    await note(1);
    await writeFile(file, anchorLine(await headOf()));
    await note(1);
    await appendAnchor(file, await headOf());
    expect(parseAnchors(await readFile(file, 'utf8'))).toHaveLength(2);
  });

  test.each([
    ['nonsense', 'is no JSON object'],
    ['[1]', 'is no JSON object'],
    ['{"sequence":"1"}', 'has no "sequence"'],
    ['{"sequence":-1}', 'has no "sequence"'],
    ['{"lastSequence":"1","sequence":1}', 'has no "lastSequence"'],
    ['{"sequence":1}', 'has no "hash"'],
    [
      '{"sequence":1,"hash":"h","at":"t","hashAlg":"a","sigAlg":"s","kid":"k"}',
      'has no "signature"',
    ],
  ])('says which line is none: %s', (line, fault) => {
    expect(() => parseAnchors(`\r\n${line}\n`)).toThrow(
      `An anchor file must have one signed head on each line, but line 2 ${fault}.`,
    );
  });
});
