import { PUBLIC_CALLER, type Caller } from '../../../shared/identity/caller';
import { ROLES, type Role } from '../../../shared/identity/roles';
import { decide } from '../../../shared/sharing/decide';
import { NO_LIMITS } from '../../../shared/sharing/row-limits';
import type { DatasetState } from '../../../shared/sharing/sharing-state';
import { NOW, RELEASE, datasetState, grant, person, standingRight } from './sharing-fixtures';

const because = (dataset: DatasetState | undefined, caller: Caller, now = NOW) =>
  decide(dataset, caller, now).because;

const CONDITIONAL = { sharing: 'CONDITIONAL', openness: 'ON_REQUEST' } as const;
const conditional = (state: Parameters<typeof datasetState>[1] = {}) =>
  datasetState(CONDITIONAL, state);
const PARTNER: Caller = {
  ...person('-', 'PARTNER'),
  organisation: { kind: 'PARTNER', id: 'university' },
};
const STAFF = (Object.keys(ROLES) as Role[]).filter((post) => post !== 'PUBLIC');

describe('decide', () => {
  test('S1D1 MUST refuse a dataset that the exchange does not know', () => {
    expect(because(undefined, person('water', 'HANDLER'))).toBe('UNKNOWN_DATASET');
  });

  test('S1D2 MUST open to nobody but the owner what only a commit has declared', () => {
    const unconfirmed = datasetState({}, { confirmed: null, releases: [RELEASE] });
    expect(because(unconfirmed, PUBLIC_CALLER)).toBe('NOT_RELEASED');
    expect(because(unconfirmed, person('agriculture', 'ANALYST'))).toBe('CLASS_UNCONFIRMED');
    expect(because(unconfirmed, person('water', 'HANDLER'))).toBe('OWNER');
  });

  test('S1D3 MUST take the stricter of what is declared and what is confirmed, both ways', () => {
    const declaredOpen = datasetState(
      {},
      { confirmed: { sharing: 'CONDITIONAL', openness: 'ON_REQUEST' }, releases: [RELEASE] },
    );
    const confirmedOpen = conditional({
      confirmed: { sharing: 'UNCONDITIONAL', openness: 'PUBLIC' },
      releases: [RELEASE],
    });
    for (const state of [declaredOpen, confirmedOpen]) {
      expect(because(state, person('agriculture', 'ANALYST'))).toBe('NO_RIGHT');
      expect(decide(state, PUBLIC_CALLER, NOW).isAllowed).toBe(false);
    }
  });

  test('S1D4 MUST open to the public only what a release in force names', () => {
    const released = datasetState({ delayMinutes: 90, precision: 5 }, { releases: [RELEASE] });
    expect(decide(released, PUBLIC_CALLER, NOW)).toEqual({
      isAllowed: true,
      because: 'RELEASED',
      cites: RELEASE.number,
      limits: { ...NO_LIMITS, before: '2026-11-23T08:30:00.000Z', precision: 5 },
      fields: null,
      untilMs: null,
      isAudited: false,
      grants: [],
      isDemonstration: false,
    });
    const ended = datasetState({}, { releases: [{ ...RELEASE, validTo: '2026-11-23' }] });
    expect(because(ended, PUBLIC_CALLER)).toBe('NOT_RELEASED');
    const future = datasetState({}, { releases: [{ ...RELEASE, validFrom: '2026-11-24' }] });
    expect(because(future, PUBLIC_CALLER)).toBe('NOT_RELEASED');
    expect(because(conditional({ releases: [RELEASE] }), PUBLIC_CALLER)).toBe('SIGN_IN');
  });

  test('S1D5 MUST keep posts that watch the exchange from all payload but what is released', () => {
    const watching = STAFF.filter((post) => ROLES[post].reads === 'RELEASED');
    expect(watching).toEqual([
      'ADMINISTRATOR',
      'EXCHANGE_OPERATOR',
      'SECURITY_GUIDE',
      'RECORD_AUDITOR',
    ]);
    for (const post of watching) {
      const caller = person('water', post);
      expect(because(datasetState(), caller)).toBe('POST_READS_NO_PAYLOAD');
      expect(because(conditional(), caller)).toBe('POST_READS_NO_PAYLOAD');
      expect(because(datasetState({}, { releases: [RELEASE] }), caller)).toBe('RELEASED');
      const both = { ...caller, roles: ['ANALYST', post] as const };
      expect(because(datasetState(), both)).toBe('POST_READS_NO_PAYLOAD');
    }
  });

  test('S1D6 MUST let supervision read by class, and by nothing more', () => {
    const caller = person('supervision', 'SUPERVISION');
    expect(because(datasetState(), caller)).toBe('CLASS');
    const entitled = conditional({
      rights: [standingRight({ departments: ['supervision'] })],
      grants: [grant({ organisation: { kind: 'DEPARTMENT', id: 'supervision' } })],
    });
    expect(because(entitled, caller)).toBe('POST_READS_NO_PAYLOAD');
  });

  test('S1D7 MUST record what others read, and personal data of the owner itself', () => {
    expect(decide(datasetState(), person('ocean', 'ANALYST'), NOW)).toMatchObject({
      because: 'CLASS',
      cites: 'A3.14(1)',
      isAudited: true,
    });
    expect(decide(conditional(), person('water', 'ANALYST'), NOW)).toMatchObject({
      because: 'OWNER',
      isAudited: false,
    });
    const personal = datasetState({ ...CONDITIONAL, holdsPersonalData: true });
    expect(decide(personal, person('water', 'ANALYST'), NOW)).toMatchObject({ isAudited: true });
  });

  test('S1D8 MUST refuse a standing right outside its document, unreviewed, or of others', () => {
    const caller = person('ocean', 'DEPARTMENT_SYSTEM', { kind: 'MACHINE' });
    const withRight = (facts: Parameters<typeof standingRight>[0]) =>
      conditional({ rights: [standingRight(facts)] });
    expect(decide(withRight({}), caller, NOW)).toMatchObject({
      because: 'STANDING_RIGHT',
      cites: 'T21, 延续文件',
      untilMs: Date.parse('2027-01-01T00:00:00+08:00'),
      isAudited: true,
    });
    expect(because(withRight({ validTo: '2026-11-23' }), caller)).toBe('RIGHT_ENDED');
    expect(because(withRight({ reviewBy: '2026-11-23' }), caller)).toBe('RIGHT_REVIEW_OVERDUE');
    expect(because(withRight({ departments: ['environment'] }), caller)).toBe('NO_RIGHT');
    const withheld = datasetState(
      { sharing: 'WITHHELD', openness: 'CLOSED', legalBasis: '某法' },
      { rights: [standingRight()] },
    );
    expect(because(withheld, caller)).toBe('WITHHELD');
  });

  test('S1D9 MUST hold a grant to its fields, districts, period, purpose and days', () => {
    const caller = person('agriculture', 'ANALYST');
    const given = grant({
      districts: ['440705'],
      dataFrom: '2026-01-01T00:00:00Z',
      dataBefore: '2026-07-01T00:00:00Z',
      operationsPerDay: 100,
    });
    expect(decide(conditional({ grants: [given] }), caller, NOW)).toEqual({
      isAllowed: true,
      because: 'GRANT',
      cites: given.number,
      limits: {
        ...NO_LIMITS,
        districts: ['440705'],
        from: '2026-01-01T00:00:00Z',
        before: '2026-07-01T00:00:00Z',
      },
      fields: new Set(['Zone.ecology']),
      untilMs: Date.parse('2026-12-01T00:00:00+08:00'),
      isAudited: true,
      grants: [
        {
          id: 'g1',
          number: given.number,
          operationsPerDay: 100,
          fields: new Set(['Zone.ecology']),
        },
      ],
      isDemonstration: false,
    });
    const state = conditional({ grants: [given] });
    expect(because(state, { ...caller, purpose: given.purpose })).toBe('GRANT');
    expect(because(state, { ...caller, purpose: '别的用途' })).toBe('PURPOSE_NOT_GRANTED');
    expect(because(state, caller, new Date('2026-11-30T15:59:59Z'))).toBe('GRANT');
    expect(because(state, caller, new Date('2026-11-30T16:00:00Z'))).toBe('GRANT_ENDED');
    expect(because(state, person('ocean', 'ANALYST'))).toBe('NO_RIGHT');
  });

  test('takes the widest of several grants, with the fields of those with the same limits, until the first ends', () => {
    const grants = [
      grant({ id: 'narrow', districts: ['440703'], fields: ['Zone.a', 'Zone.b', 'Zone.c'] }),
      grant({ id: 'wide', fields: ['Zone.a'] }),
      grant({ id: 'like', fields: ['Zone.d'], until: '2026-11-30' }),
    ];
    const decision = decide(conditional({ grants }), person('agriculture', 'ANALYST'), NOW);
    expect(decision).toMatchObject({
      grants: [{ id: 'like' }, { id: 'wide' }],
      limits: { districts: null },
      untilMs: Date.parse('2026-11-30T00:00:00+08:00'),
    });
    expect(decision).toHaveProperty('fields', new Set(['Zone.a', 'Zone.d']));
  });

  test('S1DA MUST hold a district bureau to its districts, but for what is released', () => {
    const bureau = person('water', 'DISTRICT_BUREAU', { districts: ['440703'] });
    const districtsOf = (state: DatasetState, caller: Caller) => {
      const decision = decide(state, caller, NOW);
      return decision.isAllowed ? decision.limits.districts : 'refused';
    };
    expect(districtsOf(conditional(), bureau)).toEqual(['440703']);
    expect(districtsOf(datasetState({}, { releases: [RELEASE] }), bureau)).toBeNull();
    const other = { ...bureau, organisation: { kind: 'DEPARTMENT', id: 'agriculture' } } as const;
    expect(districtsOf(datasetState(), other)).toEqual(['440703']);
    const given = conditional({ grants: [grant({ districts: ['440703', '440705'] })] });
    expect(districtsOf(given, other)).toEqual(['440703']);
    expect(districtsOf(conditional({ grants: [grant({ districts: ['440705'] })] }), other)).toEqual(
      [],
    );
  });

  test('S1DB MUST show an enterprise its own outlets alone', () => {
    const enterprise: Caller = {
      ...PARTNER,
      roles: ['ENTERPRISE'],
      organisation: { kind: 'ENTERPRISE', id: 'plant-1' },
      sources: ['source-001'],
    };
    const minutes = datasetState({ ...CONDITIONAL, topic: 'pollution-sources' });
    expect(decide(minutes, enterprise, NOW)).toMatchObject({
      because: 'OWN_OUTLETS',
      limits: { sources: ['source-001'] },
    });
    expect(because(conditional(), enterprise)).toBe('NO_RIGHT');
    expect(because(minutes, { ...enterprise, sources: null })).toBe('NO_RIGHT');
  });

  test('asks those who are no department to file a request even for unconditional data', () => {
    expect(because(datasetState(), PARTNER)).toBe('ASK_DIRECTLY');
    const granted = datasetState(
      {},
      { grants: [grant({ organisation: { kind: 'PARTNER', id: 'university' } })] },
    );
    expect(because(granted, PARTNER)).toBe('GRANT');
  });
});
