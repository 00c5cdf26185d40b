import { nameOf, ruleInForce } from '../../../../shared/domain/standards/rule-registry';

const base = { standard: 'GB 1', source: 'made up', stage: null };
const old = { ...base, version: '2000', validFrom: '2000-01-01', validTo: '2010-01-01' };
const recent = { ...base, version: '2010', validFrom: '2010-01-01', validTo: null };

test('hands over between versions at midnight in Beijing', () => {
  expect(ruleInForce([old, recent], new Date('2009-12-31T15:59:59Z'))).toBe(old);
  expect(ruleInForce([old, recent], new Date('2009-12-31T16:00:00Z'))).toBe(recent);
});

test('finds no rule before the first and after the last', () => {
  expect(ruleInForce([old], new Date('1999-12-31T12:00:00Z'))).toBeUndefined();
  expect(ruleInForce([old], new Date('2010-06-01T12:00:00Z'))).toBeUndefined();
});

test('refuses two rules that claim one day', () => {
  const rival = { ...recent, version: '2009', stage: 'draft', validFrom: '2009-06-01' };
  expect(() => ruleInForce([old, rival], new Date('2009-07-01T00:00:00Z'))).toThrow(
    new TypeError(
      'rules must not overlap, but "GB 1-2000" and "GB 1-2009 (draft)" are both in force on 2009-07-01.',
    ),
  );
});

test('cites a rule with its stage where it has one', () => {
  expect(nameOf(old)).toBe('GB 1-2000');
  expect(nameOf({ ...old, stage: 'transition' })).toBe('GB 1-2000 (transition)');
});
