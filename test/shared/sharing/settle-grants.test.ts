import fc from 'fast-check';
import { callerOfClaims, claimsOfCaller } from '../../../shared/identity/caller-claims';
import { cutErrors } from '../../../shared/sharing/filter/cut-errors';
import { grantFor } from '../../../shared/sharing/decision';
import type { AccessDecisions } from '../../../shared/sharing/access-decisions';
import { grantSettler } from '../../../shared/sharing/settle-grants';
import type { Grant } from '../../../shared/sharing/sharing-state';
import { ANALYST, asked, accessWith, share } from './grant-fixtures';
import { grant } from './sharing-fixtures';

const ZONES = 'water/zones';
const FIELDS = ['a', 'b', 'c', 'd', 'e'] as const;

const settled = (access: AccessDecisions, text: string, exhausted: ReadonlyArray<string> = []) =>
  grantSettler(share, asked(text), access)(new Set(exhausted));

/** What is open of the zones under permits, each field with the grant that opens it. */
function drawn(access: AccessDecisions): Readonly<Record<string, string>> {
  const decision = access.decisionOf(ZONES);
  if (!decision.isAllowed) return {};
  const opened = FIELDS.flatMap((field) => {
    const from = grantFor(decision, `Zone.${field}`);
    return from ? [[field, from.id]] : [];
  });
  return Object.fromEntries(opened) as Readonly<Record<string, string>>;
}

const errorsOf = (access: AccessDecisions, text: string) =>
  cutErrors({ ...share(asked(text), access), access, variables: {}, data: null });

describe('the grants that a question draws on', () => {
  test('S4G1 MUST draw each field from a grant that names it, whatever other grants lie beside', () => {
    const small = grant({ id: 'small', fields: ['Zone.a'], operationsPerDay: 2 });
    const large = grant({ id: 'large', fields: ['Zone.b', 'Zone.c'], operationsPerDay: 1000 });
    const access = accessWith([large, small]);
    expect(drawn(settled(access, '{ zone { a b } }'))).toEqual({
      a: 'small',
      b: 'large',
      c: 'large',
    });
  });

  test('S4G2 MUST close a field whose quota is used up, unless another grant opens it, too', () => {
    const small = grant({ id: 'small', fields: ['Zone.a', 'Zone.b'], operationsPerDay: 2 });
    const large = grant({ id: 'large', fields: ['Zone.b'], operationsPerDay: 1000 });
    const access = accessWith([small, large]);
    expect(drawn(settled(access, '{ zone { a b } }'))).toEqual({ a: 'small', b: 'small' });
    const after = settled(access, '{ zone { a b } }', ['small']);
    expect(drawn(after)).toEqual({ b: 'large' });
    expect(errorsOf(after, '{ zone { a b } }').map(({ extensions }) => extensions)).toMatchObject([
      { code: 'QUOTA_EXHAUSTED', coordinate: 'Zone.a' },
    ]);
    const none = settled(access, '{ zone { a b } }', ['small', 'large']);
    expect(errorsOf(none, '{ zone { a b } }').map(({ extensions }) => extensions)).toMatchObject([
      { code: 'QUOTA_EXHAUSTED', coordinate: 'Zone.a' },
      { code: 'QUOTA_EXHAUSTED', coordinate: 'Zone.b' },
    ]);
  });

  test('reads by the rows of the grant that opens what is asked, not of the widest', () => {
    const narrow = grant({ id: 'narrow', fields: ['Zone.a'], districts: ['440703'] });
    const wide = grant({ id: 'wide', fields: ['Zone.b', 'Zone.c'] });
    const access = accessWith([narrow, wide]);
    const limitsFor = (text: string) => settled(access, text).limitsOf(ZONES).districts;
    expect(limitsFor('{ zone { a } }')).toEqual(['440703']);
    expect(limitsFor('{ zone { b } }')).toBeNull();
    expect(drawn(settled(access, '{ zone { a b c } }'))).toEqual({ b: 'wide', c: 'wide' });
  });

  test('S4G3 MUST lead a department to the same decision by the claims that it hears', () => {
    const narrow = grant({ id: 'narrow', fields: ['Zone.a'], districts: ['440703'] });
    const wide = grant({ id: 'wide', fields: ['Zone.b'], operationsPerDay: 1 });
    const { caller } = settled(accessWith([narrow, wide]), '{ zone { a } }');
    const heard = callerOfClaims({ ...claimsOfCaller(caller) });
    expect(heard).toEqual(caller);
    const there = accessWith([narrow, wide], { caller: heard });
    expect(drawn(there)).toEqual({ a: 'narrow' });
    expect(there.limitsOf(ZONES).districts).toEqual(['440703']);
    const spent = settled(accessWith([wide]), '{ zone { b } }', ['wide']);
    expect(drawn(accessWith([wide], { caller: spent.caller }))).toEqual({});
  });
});

describe('the purpose of a question that names none', () => {
  const survey = grant({ id: 'survey', purpose: '调查', fields: ['Zone.a', 'Zone.b'] });
  const alarm = grant({ id: 'alarm', purpose: '预警', fields: ['Zone.b'] });
  const farms = [grant({ id: 'farms', purpose: '预警', fields: ['Farm.soil'] })];

  test('S4G4 MUST be the one that is granted for all that it asks', () => {
    const access = accessWith([survey, alarm], { farms });
    const purposeOf = (text: string) => settled(access, text).caller.purpose;
    expect(purposeOf('{ zone { a } }')).toBe('调查');
    expect(purposeOf('{ zone { a b } }')).toBe('调查');
    expect(purposeOf('{ zone { b } farm { soil } }')).toBe('预警');
  });

  test.each(['{ zone { b } }', '{ zone { a } farm { soil } }'])(
    'S4G5 MUST be asked for where %s is granted for several, with the choice',
    (text) => {
      const access = settled(accessWith([survey, alarm], { farms }), text);
      expect(drawn(access)).toEqual({});
      const [error] = errorsOf(access, text);
      expect(error?.extensions).toMatchObject({
        code: 'PURPOSE_NEEDED',
        reason: 'SEVERAL_PURPOSES',
        purposes: [{ purpose: '调查' }, { purpose: '预警' }],
      });
      expect(error?.extensions['purposes']).toContainEqual({
        purpose: '调查',
        datasets: [{ id: ZONES, titleZh: '水功能区', titleEn: 'Function zones' }],
      });
    },
  );

  test('is not asked for where one is chosen, or nothing of grants is asked', () => {
    const caller = { ...ANALYST, purpose: '预警' };
    expect(drawn(settled(accessWith([survey, alarm], { caller }), '{ zone { b } }'))).toEqual({
      b: 'alarm',
    });
    const access = accessWith([survey, alarm]);
    expect(settled(access, '{ __typename }')).toBe(access);
  });
});

/** Some grants of one purpose, for any rows or some; quotas small enough to run out. */
const GRANTS = fc
  .uniqueArray(
    fc.record({
      fields: fc.uniqueArray(fc.constantFrom(...FIELDS), { minLength: 1 }),
      quota: fc.option(fc.integer({ min: 1, max: 3 }), { nil: null }),
      district: fc.option(fc.constantFrom('440703', '440705'), { nil: null }),
      lastDay: fc.integer({ min: 1, max: 9 }),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((ones) =>
    ones.map(({ fields, quota, district, lastDay }, at) =>
      grant({
        id: `g${String(at)}`,
        fields: fields.map((field) => `Zone.${field}`),
        operationsPerDay: quota,
        districts: district === null ? null : [district],
        until: `2026-12-0${String(lastDay)}`,
      }),
    ),
  );

const QUESTIONS = fc.array(fc.uniqueArray(fc.constantFrom(...FIELDS), { minLength: 1 }), {
  minLength: 1,
  maxLength: 12,
});

/** Asks as the record does: draws what is needed, and settles again without what is used up. */
function singleQuestion(
  grants: ReadonlyArray<Grant>,
  left: Map<string, number>,
  fields: readonly string[],
) {
  const text = `{ zone { ${fields.join(' ')} } }`;
  const [exhausted, paid] = [new Set<string>(), new Set<string>()];
  for (;;) {
    const access = settled(accessWith(grants), text, [...exhausted]);
    const opened = Object.entries(drawn(access)).filter(([field]) => fields.includes(field));
    const due = [...new Set(opened.map(([, id]) => id))].filter((id) => !paid.has(id));
    if (due.length === 0) return { opened: Object.fromEntries(opened), access };
    for (const id of due) {
      const rest = left.get(id) ?? 0;
      (rest > 0 ? paid : exhausted).add(id);
      if (rest > 0) left.set(id, rest - 1);
    }
  }
}

const quotasOf = (grants: ReadonlyArray<Grant>) =>
  new Map(grants.map(({ id, operationsPerDay }) => [id, operationsPerDay ?? Infinity]));

describe('S4G6 for any grants and any questions', () => {
  test('each field MUST be drawn from the smallest quota that has something left, as a naive count has it', () => {
    fc.assert(
      fc.property(GRANTS, QUESTIONS, (some, questions) => {
        const grants = some.map((one) => ({ ...one, districts: null }));
        const [left, naive] = [quotasOf(grants), quotasOf(grants)];
        for (const fields of questions) {
          const expected: Record<string, string> = {};
          for (const field of fields) {
            const [first] = grants
              .filter((one) => one.fields.includes(`Zone.${field}`) && (naive.get(one.id) ?? 0) > 0)
              .sort((one, other) => {
                const [mine, others] = [one, other].map((it) => it.operationsPerDay ?? 99);
                if (mine !== others) return Number(mine) - Number(others);
                return one.until.localeCompare(other.until) || one.id.localeCompare(other.id);
              });
            if (first) expected[field] = first.id;
          }
          for (const id of new Set(Object.values(expected)))
            naive.set(id, (naive.get(id) ?? 0) - 1);
          expect(singleQuestion(grants, left, fields).opened).toEqual(expected);
        }
      }),
    );
  });

  test('no field MUST be read beyond the rows, fields and quota of the grant that is drawn', () => {
    fc.assert(
      fc.property(GRANTS, QUESTIONS, (grants, questions) => {
        const left = quotasOf(grants);
        for (const fields of questions) {
          const { opened, access } = singleQuestion(grants, left, fields);
          for (const [field, id] of Object.entries(opened)) {
            const from = grants.find((one) => one.id === id);
            expect(from?.fields).toContain(`Zone.${field}`);
            expect(access.limitsOf(ZONES).districts).toEqual(from?.districts);
          }
        }
        expect([...left.values()].every((rest) => rest >= 0)).toBe(true);
      }),
    );
  });
});
