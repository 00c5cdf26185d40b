import type { Caller } from '../../../../shared/identity/caller';
import { person, sharingHub, type SharingHub } from '../../../setup/sharing-hub';

const LI = person('water', 'li', 'HANDLER');
const WANG = person('water', 'wang', 'APPROVER');
const BUREAU = person('environment', 'zheng', 'HANDLER');
const CHIEF = person('environment', 'feng', 'APPROVER');
const OCEAN = person('ocean', 'sun', 'ANALYST');
const ECOLOGY = 'reservoir-water-ecology';

let hub: SharingHub;
beforeAll(async () => {
  hub = await sharingHub();
});
beforeEach(async () => {
  await hub.clearTerms();
  await hub.run(`insert into exchange.class_confirmation (dataset_id, sharing, openness, note, proposed_by, confirmed_by, confirmed_at)
    values ('water/${ECOLOGY}', 'CONDITIONAL', 'ON_REQUEST', '', 'x', 'y', now())`);
});
afterAll(() => hub.close());

interface Told {
  readonly id: string;
  readonly [field: string]: unknown;
}

async function asked(mutation: string, by: Caller, at?: string) {
  const name = mutation.slice(0, mutation.indexOf('('));
  const { data, errors } = await (at ? hub.at(at) : hub).ask(
    `mutation { ${mutation} { ${FIELDS[name] ?? RIGHT} } }`,
    by,
  );
  return { told: (data?.[name] ?? null) as Told | null, error: errors?.[0] };
}

const RIGHT = 'id state holds reviewBy document documentTo isDemonstration';
const DOCUMENT = 'id state document documentNumber validFrom validTo';
const FIELDS: Readonly<Record<string, string>> = {
  proposeContinuation: DOCUMENT,
  confirmContinuation: DOCUMENT,
  endContinuation: DOCUMENT,
};

async function done(mutation: string, by: Caller): Promise<string> {
  const { told, error } = await asked(mutation, by);
  expect(error).toBeUndefined();
  return told?.id ?? '';
}

const recorded = (validTo = 'null'): Promise<string> =>
  done(
    `proposeContinuation(document: { task: 21, document: "水环境监测预警工作方案", documentNumber: "江府办〔2024〕9号", validFrom: "2024-01-01", validTo: ${validTo} })`,
    BUREAU,
  );

async function document(validTo?: string): Promise<string> {
  const id = await recorded(validTo);
  return done(`confirmContinuation(id: "${id}")`, CHIEF);
}

const proposal = (id: string | null, topic = ECOLOGY, task = 21): string =>
  `proposeRight(task: ${String(task)}, topic: "${topic}", continuation: ${id === null ? 'null' : `"${id}"`})`;

async function right(): Promise<{ readonly document: string; readonly right: string }> {
  const of = await document();
  const id = await done(proposal(of), LI);
  await done(`confirmRight(id: "${id}")`, WANG);
  return { document: of, right: id };
}

async function reasonFor(caller: Caller, at = '2026-11-23T10:00:00Z'): Promise<unknown> {
  const { data } = await hub
    .at(at)
    .ask(`{ dataset(id: "water/${ECOLOGY}") { access { because cites } } }`, caller);
  return (data?.['dataset'] as { access: unknown }).access;
}

describe('a standing right', () => {
  test('S6T11 MUST give a topic to those who carry the task, once the owner has confirmed it', async () => {
    expect(await reasonFor(OCEAN)).toEqual({ because: 'NO_RIGHT', cites: null });
    await right();
    expect(await reasonFor(OCEAN)).toEqual({
      because: 'STANDING_RIGHT',
      cites: 'T21, 水环境监测预警工作方案（江府办〔2024〕9号）',
    });
    expect(await reasonFor(person('forestry', 'xu', 'ANALYST'))).toMatchObject({
      because: 'NO_RIGHT',
    });
  });

  test('S6T12 MUST rest on a document that two stewards of the bureau have confirmed', async () => {
    const waiting = await recorded();
    const id = await done(proposal(waiting), LI);
    expect((await asked(`confirmRight(id: "${id}")`, WANG)).error).toMatchObject({
      message:
        'No document that holds continues the task; have the bureau confirm it first (延续文件未确认或已失效).',
      extensions: { code: 'TRANSITION_REFUSED' },
    });
    await done(`confirmContinuation(id: "${waiting}")`, CHIEF);
    expect((await asked(`confirmRight(id: "${id}")`, WANG)).told).toMatchObject({
      state: 'CONFIRMED',
      holds: true,
      reviewBy: '2027-11-23',
    });
  });

  test('S6T13 MUST be proposed only where the plan says that the task needs the topic', async () => {
    const of = await document();
    expect((await asked(proposal(of, 'groundwater-key-areas'), LI)).error).toMatchObject({
      message: expect.stringContaining('tasks that do: 5') as string,
      extensions: { code: 'BAD_USER_INPUT' },
    });
    expect((await asked(proposal(of, 'no-topic'), LI)).error?.message).toContain('do: none');
  });

  test('rests on a document of its own task, and on none only within the years of the task', async () => {
    const of = await document();
    expect((await asked(proposal(of, ECOLOGY, 5), LI)).error?.extensions['code']).toBe(
      'BAD_USER_INPUT',
    );
    expect((await asked(proposal(null), LI)).error).toMatchObject({
      message:
        'Task 21 has ended (2021-01-01); name the document that continues it (任务已到期，请注明延续文件).',
      extensions: { code: 'TRANSITION_REFUSED' },
    });
    const inTime = await asked(proposal(null), LI, '2019-05-01T00:00:00Z');
    expect(inTime.told).toMatchObject({ state: 'PROPOSED', document: null });
  });

  test('S6T14 MUST lapse a year after it was confirmed, until an approver of the owner reviews it', async () => {
    const { right: id } = await right();
    const later = '2027-11-23T10:00:00Z';
    expect(await reasonFor(OCEAN, '2027-11-22T10:00:00Z')).toMatchObject({
      because: 'STANDING_RIGHT',
    });
    expect(await reasonFor(OCEAN, later)).toMatchObject({ because: 'RIGHT_REVIEW_OVERDUE' });
    const { data } = await hub
      .at('2027-11-01T00:00:00Z')
      .ask('{ pendingTerms { reviews { id reviewBy } } }', LI);
    expect(data).toEqual({ pendingTerms: { reviews: [{ id, reviewBy: '2027-11-23' }] } });
    expect((await asked(`reviewRight(id: "${id}")`, WANG, later)).told).toMatchObject({
      holds: true,
      reviewBy: '2028-11-23',
    });
    expect(await reasonFor(OCEAN, later)).toMatchObject({ because: 'STANDING_RIGHT' });
  });

  test('is not reviewed before it is confirmed, nor after it has ended', async () => {
    const id = await done(proposal(await document()), LI);
    const codeOf = async () =>
      (await asked(`reviewRight(id: "${id}")`, WANG)).error?.extensions['code'];
    expect(await codeOf()).toBe('TRANSITION_REFUSED');
    await done(`endRight(id: "${id}")`, LI);
    expect(await codeOf()).toBe('TRANSITION_REFUSED');
  });

  test('S6T15 MUST end at once with its end, and with the end of its document', async () => {
    const one = await right();
    await done(`endRight(id: "${one.right}")`, WANG);
    expect(await reasonFor(OCEAN)).toMatchObject({ because: 'NO_RIGHT' });
    const other = await right();
    expect(await reasonFor(OCEAN)).toMatchObject({ because: 'STANDING_RIGHT' });
    await done(`endContinuation(id: "${other.document}")`, CHIEF);
    expect(await reasonFor(OCEAN)).toMatchObject({ because: 'NO_RIGHT' });
  });

  test('takes the place of the one before for the same task and topic', async () => {
    const one = await right();
    const other = await right();
    const { data } = await hub.ask(
      '{ rightTerms(task: 21, topic: "reservoir-water-ecology") { id state holds readers { id } } }',
      WANG,
    );
    const readers = [{ id: 'environment' }, { id: 'ocean' }];
    expect(data).toEqual({
      rightTerms: [
        { id: other.right, state: 'CONFIRMED', holds: true, readers },
        { id: one.right, state: 'ENDED', holds: false, readers },
      ],
    });
  });

  test('S6T16 MUST be confirmed exactly once, and by another person than who proposed it', async () => {
    const both = person('water', 'both', 'HANDLER', 'APPROVER');
    const id = await done(proposal(await document()), both);
    const confirm = (by: Caller) => asked(`confirmRight(id: "${id}")`, by);
    expect((await confirm(both)).error?.extensions['code']).toBe('TWO_PERSONS_NEEDED');
    const answers = await hub.race('right_confirmation', id, [
      () => confirm(WANG),
      () => confirm(person('water', 'z', 'APPROVER')),
    ]);
    expect(answers.map(({ error }) => error?.extensions['code']).sort()).toEqual([
      'TRANSITION_REFUSED',
      undefined,
    ]);
  });

  test('shows its history to stewards of the owner and to auditors, of all owners', async () => {
    await right();
    const seen = async (caller: Caller) => {
      const { data } = await hub.ask('{ rightTerms { owner { id } } }', caller);
      return data?.['rightTerms'];
    };
    // The auditor may not read the plan, which nobody has confirmed here; the owner's id is a key.
    expect(await seen(LI)).toEqual([{ owner: { id: 'water' } }]);
    expect(await seen(person('finance', 'a', 'RECORD_AUDITOR'))).toEqual([
      { owner: { id: 'water' } },
    ]);
    expect(await seen(person('ocean', 'he', 'HANDLER'))).toEqual([]);
  });
});

describe('a document that continues a task', () => {
  test('shows its task and number, and stands in the list that handlers choose from', async () => {
    const id = await document('"2027-01-01"');
    const { data } = await hub.ask(
      '{ continuationTerms(task: 21) { id document documentNumber validTo state confirmed { subject } } }',
      LI,
    );
    expect(data).toEqual({
      continuationTerms: [
        {
          id,
          document: '水环境监测预警工作方案',
          documentNumber: '江府办〔2024〕9号',
          validTo: '2027-01-01',
          state: 'CONFIRMED',
          confirmed: { subject: null },
        },
      ],
    });
  });

  test('lets a right last no longer than it holds itself', async () => {
    const of = await document('"2027-01-01"');
    const id = await done(proposal(of), LI);
    await done(`confirmRight(id: "${id}")`, WANG);
    expect(await reasonFor(OCEAN, '2026-12-31T10:00:00Z')).toMatchObject({
      because: 'STANDING_RIGHT',
    });
    expect(await reasonFor(OCEAN, '2027-01-01T10:00:00Z')).toMatchObject({
      because: 'RIGHT_ENDED',
    });
  });

  test('requires a task of the plan and a period that does not end before it begins', async () => {
    const refusalOf = async (task: number, validTo: string) => {
      const given = `task: ${String(task)}, document: "a", documentNumber: "b", validFrom: "2024-01-01", validTo: "${validTo}"`;
      return (await asked(`proposeContinuation(document: { ${given} })`, BUREAU)).error?.message;
    };
    expect(await refusalOf(99, '2025-01-01')).toBe('task requires an existing id, but got: "99".');
    expect(await refusalOf(21, '2024-01-01')).toBe(
      'validTo requires a day after 2024-01-01, but got: "2024-01-01".',
    );
  });
});

describe('in the demonstration', () => {
  test('S6T17 MUST say of a right that rests on a made-up document that it is made up', async () => {
    const demo = await sharingHub({ isDemonstration: true });
    try {
      const { data } = await demo.ask(
        `mutation { proposeRight(task: 21, topic: "${ECOLOGY}", continuation: "task 21 demo") { isDemonstration document } }`,
        LI,
      );
      expect(data).toEqual({
        proposeRight: {
          isDemonstration: true,
          document: '演示用延续文件（虚构，并无此文件）',
        },
      });
    } finally {
      await demo.close();
    }
    const real = await asked(proposal('task 21 demo'), LI);
    expect(real.error?.extensions['code']).toBe('BAD_USER_INPUT');
  });
});
