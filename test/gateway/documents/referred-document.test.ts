import { createHash } from 'node:crypto';
import {
  automaticDocuments,
  BYTES_A_SUBJECT,
} from '../../../gateway/documents/automatic-documents';
import { listedTexts } from '../../../gateway/documents/listed-texts';
import { referredDocument } from '../../../gateway/documents/referred-document';
import { memoryBudget } from '../../../shared/data/memory-budget';

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const MARKED = '{ a(b: "\ufffd") }';
const HALF = '{ a(b: "\ud800") }';
const texts = new Map([[hashOf(MARKED), MARKED]]);

test('S11D11 MUST NOT take a text for a registered one because it has its hash', () => {
  expect(hashOf(HALF)).toBe(hashOf(MARKED));
  const isListed = listedTexts({ mode: 'ENFORCE', texts }, null);
  expect([isListed(MARKED), isListed(HALF)]).toEqual([true, false]);
  const caller = {
    subject: 'client-a',
    list: null,
    automatic: automaticDocuments(memoryBudget()),
  };
  const sent = { kind: 'AUTOMATIC', hash: hashOf(HALF), text: HALF } as const;
  expect(() => referredDocument(sent, caller)).toThrow('is not the SHA-256 of `query`');
});

test('S11D13 MUST bound automatic documents by bytes for each account, within one budget', () => {
  const budget = memoryBudget(4 * BYTES_A_SUBJECT);
  const automatic = automaticDocuments(budget);
  const long = (at: number) => `{ a } # ${String(at)} ${'x'.repeat(50_000)}`;
  automatic.keep('client-calm', hashOf(MARKED), MARKED);
  for (let at = 0; at < 200; at += 1) automatic.keep('client-a', hashOf(long(at)), long(at));
  expect(budget.bytes()).toBeLessThanOrEqual(BYTES_A_SUBJECT + 1024);
  expect(automatic.find('client-a', hashOf(long(0)))).toBeUndefined();
  expect(automatic.find('client-a', hashOf(long(199)))).toBe(long(199));
  expect(automatic.find('client-calm', hashOf(MARKED))).toBe(MARKED);
  for (let at = 0; at < 20; at += 1)
    for (let one = 0; one < 20; one += 1)
      automatic.keep(`client-${String(at)}`, hashOf(long(one)), long(one));
  expect(budget.bytes()).toBeLessThanOrEqual(4 * BYTES_A_SUBJECT);
});
