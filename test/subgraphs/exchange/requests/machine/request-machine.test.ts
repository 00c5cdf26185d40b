import { ROLES, type Role } from '../../../../../shared/identity/roles';
import {
  requiredStep,
  possibleActs,
  stepOf,
  type MachineInput,
  type PastAct,
} from '../../../../../subgraphs/exchange/requests/machine/request-machine';
import { renderMachine } from '../../../../../subgraphs/exchange/requests/machine/render-machine';
import {
  DATA_REQUEST_ACTS,
  DATA_REQUEST_STATES,
  type DataRequestAct,
  type DataRequestRelation,
} from '../../../../../subgraphs/exchange/requests/machine/request-vocabulary';
import { ALLOWED_BY_HAND, RIGHT_PERSONS, type From } from './machine-by-hand';

const STATES = ['NEW', ...Object.keys(DATA_REQUEST_STATES)] as From[];
const ACTS = Object.keys(DATA_REQUEST_ACTS) as DataRequestAct[];
const RELATIONS: ReadonlyArray<DataRequestRelation | 'NONE'> = [
  'APPLICANT',
  'OWNER',
  'OPERATOR',
  'NONE',
];

/** Everything in addition to state, post and relation is as the act demands it. */
const favourable = (act: DataRequestAct) => ({
  past: act === 'REFUSE_NONCONFORMING' ? [past('RETURN', 'op', 'OPERATOR')] : [],
  isUnconditional: act === 'AUTHORISE',
  isInTime: true,
});

function past(act: DataRequestAct, subject: string, as: DataRequestRelation): PastAct {
  return { act, subject, as };
}

const input = (
  facts: Partial<Omit<MachineInput, 'actor'>> & Partial<MachineInput['actor']>,
): MachineInput => ({
  state: facts.state ?? 'SUBMITTED',
  past: facts.past ?? [],
  isUnconditional: facts.isUnconditional ?? false,
  isInTime: facts.isInTime ?? true,
  actor: {
    subject: facts.subject ?? 'somebody',
    posts: facts.posts ?? ['EXCHANGE_OPERATOR'],
    relations: facts.relations ?? ['OPERATOR'],
  },
});

const codeOf = (facts: Parameters<typeof input>[0], act: DataRequestAct) => {
  const step = stepOf(input(facts), act);
  return 'code' in step ? step.code : step.to;
};

describe('the machine of requests', () => {
  test('S7M1 MUST allow exactly what the table written by hand allows, of every state, act, post and relation', () => {
    let asked = 0;
    const wrong: string[] = [];
    for (const state of STATES)
      for (const act of ACTS)
        for (const post of Object.keys(ROLES) as Role[])
          for (const relation of RELATIONS) {
            asked += 1;
            const relations = relation === 'NONE' ? [] : [relation];
            const found = codeOf({ ...favourable(act), state, posts: [post], relations }, act);
            const person = `${act} ${post} ${relation}`;
            const wanted =
              ALLOWED_BY_HAND.get(`${state} ${person}`) ??
              (RIGHT_PERSONS.has(person) ? 'TRANSITION_REFUSED' : 'NOT_PERMITTED');
            if (found !== wanted) wrong.push(`${state} ${person}: ${found}, by hand ${wanted}`);
          }
    expect(wrong).toEqual([]);
    expect(asked).toBe(15 * 23 * 15 * 4);
  });

  test('S7M2 MUST return and extend once, and refuse as nonconforming only what was returned', () => {
    const returned = [past('RETURN', 'other', 'OPERATOR')];
    expect(codeOf({}, 'RETURN')).toBe('RETURNED');
    expect(codeOf({ past: returned }, 'RETURN')).toBe('TRANSITION_REFUSED');
    expect(codeOf({}, 'REFUSE_NONCONFORMING')).toBe('TRANSITION_REFUSED');
    expect(codeOf({ past: returned }, 'REFUSE_NONCONFORMING')).toBe('NONCONFORMING');
    const approver = { state: 'FORWARDED', posts: ['APPROVER'], relations: ['OWNER'] } as const;
    expect(codeOf(approver, 'EXTEND')).toBe('FORWARDED');
    expect(codeOf({ ...approver, past: [past('EXTEND', 'a', 'OWNER')] }, 'EXTEND')).toBe(
      'TRANSITION_REFUSED',
    );
    expect(codeOf({ ...approver, isInTime: false }, 'EXTEND')).toBe('TRANSITION_REFUSED');
  });

  test('S7M3 MUST authorise directly only what has no condition, and forward only what has one', () => {
    expect(codeOf({ isUnconditional: true }, 'AUTHORISE')).toBe('GRANTED');
    expect(codeOf({ isUnconditional: true }, 'FORWARD')).toBe('TRANSITION_REFUSED');
    expect(codeOf({ isUnconditional: false }, 'AUTHORISE')).toBe('TRANSITION_REFUSED');
    expect(codeOf({ isUnconditional: false }, 'FORWARD')).toBe('FORWARDED');
  });

  test.each([
    'RETURN',
    'FORWARD',
    'AUTHORISE',
    'REFUSE_NONCONFORMING',
    'SETTLE_AGAIN',
    'SETTLE_END',
  ] as const)('S7M4 MUST refuse "%s" to anyone who asked, in whatever post he is now', (act) => {
    const facts = favourable(act);
    const state = act.startsWith('SETTLE') ? 'MEDIATION' : 'SUBMITTED';
    const asked = [...facts.past, past('CHANGE', 'somebody', 'APPLICANT')];
    expect(codeOf({ ...facts, state }, act)).not.toBe('TWO_PERSONS_NEEDED');
    expect(codeOf({ ...facts, state, past: asked }, act)).toBe('TWO_PERSONS_NEEDED');
  });

  test.each(['GRANT', 'REFUSE'] as const)(
    'S7M5 MUST refuse "%s" to anyone who drafted a decision or asked',
    (act) => {
      const owner = {
        state: 'DECISION_DRAFTED',
        posts: ['HANDLER', 'APPROVER'],
        relations: ['OWNER'],
      } as const;
      const drafted = past('DRAFT_DECISION', 'somebody', 'OWNER');
      const later = past('DRAFT_DECISION', 'other', 'OWNER');
      expect(codeOf({ ...owner, past: [later] }, act)).toBe(
        act === 'GRANT' ? 'GRANTED' : 'REFUSED',
      );
      expect(codeOf({ ...owner, past: [drafted] }, act)).toBe('TWO_PERSONS_NEEDED');
      expect(codeOf({ ...owner, past: [drafted, later] }, act)).toBe('TWO_PERSONS_NEEDED');
      expect(codeOf({ ...owner, past: [past('DRAFT', 'somebody', 'APPLICANT')] }, act)).toBe(
        'TWO_PERSONS_NEEDED',
      );
    },
  );

  test('S7M13 MUST let nobody authorise directly what he brought in himself', () => {
    const imported = [past('IMPORT', 'somebody', 'OPERATOR')];
    expect(codeOf({ isUnconditional: true, past: imported }, 'AUTHORISE')).toBe(
      'TWO_PERSONS_NEEDED',
    );
    expect(codeOf({ past: imported }, 'FORWARD')).toBe('FORWARDED');
  });

  test('S7M6 MUST let nobody act for the owner by a role of his own department that is another', () => {
    const applicantWhoHandles = {
      state: 'FORWARDED',
      posts: ['HANDLER'],
      relations: ['APPLICANT'],
    } as const;
    expect(codeOf(applicantWhoHandles, 'DRAFT_DECISION')).toBe('NOT_PERMITTED');
    expect(
      codeOf(
        { ...applicantWhoHandles, posts: ['ANALYST'], relations: ['OWNER'] },
        'DRAFT_DECISION',
      ),
    ).toBe('NOT_PERMITTED');
  });

  test('says what is wrong, in both languages, with the present state', () => {
    expect(() => requiredStep(input({ state: 'GRANTED' }), 'RETURN')).toThrow(
      expect.objectContaining({
        code: 'TRANSITION_REFUSED',
        message:
          '"Return with all defects" (退回补正) cannot be done with a request in the state GRANTED (已同意): Granted, in whole or in part.',
        extensions: expect.objectContaining({ state: 'GRANTED', act: 'RETURN' }) as unknown,
      }),
    );
    expect(() =>
      requiredStep(input({ posts: ['HANDLER'], relations: ['OWNER'] }), 'GRANT'),
    ).toThrow('"Grant, as drafted" (同意共享) is for the owner of the data: 数据管理分管.');
    expect(() => requiredStep(input({ isUnconditional: true }), 'FORWARD')).toThrow(
      '"Forward to the owner" (转责任部门) is done only where one of its datasets is shared on condition, or withheld.',
    );
    expect(() =>
      requiredStep(input({ past: [past('DRAFT', 'somebody', 'APPLICANT')] }), 'RETURN'),
    ).toThrow(
      'requires a person who has not requested the data, imported the request or drafted the decision',
    );
  });

  test('lists what somebody may do now', () => {
    expect(possibleActs(input({}))).toEqual(['RETURN', 'FORWARD', 'NUMBER']);
    expect(possibleActs(input({ relations: [] }))).toEqual([]);
    expect(
      possibleActs(input({ state: 'DRAFT', posts: ['PARTNER'], relations: ['APPLICANT'] })),
    ).toEqual(['CHANGE', 'ATTACH', 'SUBMIT', 'WITHDRAW']);
  });
});

describe('the printed machine', () => {
  const lines = renderMachine().split('\n');

  test('has a row for every state, and for every act', () => {
    for (const state of Object.keys(DATA_REQUEST_STATES))
      expect(lines.filter((line) => line.startsWith(`| \`${state}\` `))).toHaveLength(1);
    for (const { en, zh } of Object.values(DATA_REQUEST_ACTS))
      expect(lines.some((line) => line.startsWith(`| ${en} (${zh}) `))).toBe(true);
  });

  test('says of a row who, apart from whom, and what the clock does', () => {
    const row = lines.find((line) => line.startsWith('| Grant, as drafted'));
    expect(row?.split('|').map((cell) => cell.trim())).toEqual([
      '',
      'Grant, as drafted (同意共享)',
      '`DECISION_DRAFTED`',
      '`GRANTED`',
      'owner: 数据管理分管',
      'not by a person who asked or drafted',
      'providing begins',
      '',
    ]);
  });
});
