import { PUBLIC_CALLER } from '../../../shared/identity/caller';
import type { VerifiedPermit } from '../../../shared/identity/permit';
import { namedEntries } from '../../../shared/server/named-entries';

const START = Date.parse('2026-11-23T10:00:00Z');

/** A department whose time passes as published. */
function department() {
  const faults: string[] = [];
  let ms = 0;
  const entries = namedEntries({
    clock: { monotonicMs: () => ms },
    onFault: (fault) => faults.push(String(fault)),
    capacity: 1000,
  });
  const permit = (record: number | null, requestId = `r-${String(record)}`): VerifiedPermit => ({
    ...{ caller: PUBLIC_CALLER, requestId, bodyHash: 'b', record, cases: [], permitId: 'p' },
    ...{ issuedAtMs: START + ms, expiresAtMs: START + ms + 30_000 },
  });
  return {
    faults,
    pass: (seconds: number) => {
      ms += seconds * 1000;
    },
    head: (sequence: number) => {
      entries.headHeard({ sequence, atMs: START + ms });
    },
    naming: (record: number | null, requestId?: string) => {
      try {
        entries.assertNamed(permit(record, requestId));
        return 'accepted';
      } catch (thrown) {
        return String(thrown).replace(/.* of this one /, '');
      }
    },
  };
}

describe('the entry of the audit log that a permit names', () => {
  test('S9N1 MUST be one that can have been written for it: not long before, not beyond the audit log', () => {
    const { head, naming, pass } = department();
    for (let sequence = 100; sequence <= 2000; sequence += 100) {
      head(sequence);
      pass(10);
    }
    expect(naming(2003)).toBe('accepted');
    expect(naming(1950)).toBe('accepted');
    expect(naming(null)).toBe('accepted');
    expect(naming(0)).toBe('the audit log begins with entry 1.');
    expect(naming(1)).toBe('that was written long before.');
    expect(naming(600)).toBe('that was written long before.');
    expect(naming(9_000_000_000)).toBe('the audit log cannot have grown so far.');
  });

  test('S9N2 MUST be of one request alone, which may name it for each of its fetches', () => {
    const { naming, pass } = department();
    expect(naming(7, 'r-1')).toBe('accepted');
    expect(naming(7, 'r-1')).toBe('accepted');
    expect(naming(7, 'r-2')).toBe('another request was written there.');
    pass(119);
    expect(naming(7, 'r-2')).toBe('another request was written there.');
  });

  test('S9N3 MUST be reported where a later head does not reach it', () => {
    const { faults, head, naming, pass } = department();
    head(10);
    naming(11, 'honest');
    naming(5000, 'forged');
    head(10);
    expect(faults).toEqual([]);
    pass(10);
    head(12);
    pass(10);
    head(13);
    expect(faults).toEqual([
      'A permit for the request "forged public" named entry 5000, which the audit log did not have afterwards.',
    ]);
  });

  test('S9N4 MUST be remembered within a bound: a flood is refused, and nothing forgotten', () => {
    const { naming, pass } = department();
    for (let record = 1; record <= 1000; record += 1) expect(naming(record)).toBe('accepted');
    expect(naming(1001)).toBe('too many are remembered to attribute it.');
    expect(naming(1, 'another')).toBe('another request was written there.');
    pass(120);
    expect(naming(1001)).toBe('accepted');
  });
});
