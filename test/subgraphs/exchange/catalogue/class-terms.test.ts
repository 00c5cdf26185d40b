import type { Caller } from '../../../../shared/identity/caller';
import { person, sharingHub, type SharingHub } from '../../../setup/sharing-hub';

const LI = person('water', 'li', 'HANDLER');
const WANG = person('water', 'wang', 'APPROVER');
const ZHOU = person('water', 'zhou', 'APPROVER');
const BOTH = person('water', 'both', 'HANDLER', 'APPROVER');
const OCEAN = person('ocean', 'sun', 'ANALYST');
const ZONES = 'water/water-function-zone';

let hub: SharingHub;
beforeAll(async () => {
  hub = await sharingHub();
});
beforeEach(async () => {
  await hub.clearTerms();
});
afterAll(() => hub.close());

interface Told {
  readonly id: string;
  readonly [field: string]: unknown;
}

const FIELDS = `id state effect effectZh resulting { sharing openness } isDemonstration`;

async function proposed(by: Caller, sharing = 'UNCONDITIONAL', openness = 'PUBLIC'): Promise<Told> {
  const { data, errors } = await hub.ask(
    `mutation { proposeClass(dataset: "${ZONES}", sharing: ${sharing}, openness: ${openness}, note: " 依申报 ") { ${FIELDS} } }`,
    by,
  );
  expect(errors).toBeUndefined();
  return data?.['proposeClass'] as Told;
}

async function act(mutation: 'confirmClass' | 'endClass', id: string, by: Caller) {
  const { data, errors } = await hub.ask(`mutation { ${mutation}(id: "${id}") { ${FIELDS} } }`, by);
  return { told: data?.[mutation] as Told | null, code: errors?.[0]?.extensions['code'], errors };
}

async function confirmed(sharing?: string, openness?: string): Promise<Told> {
  const { id } = await proposed(LI, sharing, openness);
  const { told, errors } = await act('confirmClass', id, WANG);
  expect(errors).toBeUndefined();
  return told as Told;
}

const declare = (sharing: string, openness: string) =>
  hub.run('update exchange.dataset set facts = facts || $2 where id = $1', [
    ZONES,
    JSON.stringify({ sharing, openness }),
  ]);

async function reasonFor(caller: Caller): Promise<unknown> {
  const { data } = await hub.ask(`{ dataset(id: "${ZONES}") { access { because } } }`, caller);
  return (data?.['dataset'] as { access: { because: string } }).access.because;
}

describe('the class of a dataset', () => {
  test('S6T1 MUST open nothing before two stewards of the owner have confirmed it', async () => {
    expect(await reasonFor(OCEAN)).toBe('CLASS_UNCONFIRMED');
    const { id, state } = await proposed(LI);
    expect({ state, because: await reasonFor(OCEAN) }).toEqual({
      state: 'PROPOSED',
      because: 'CLASS_UNCONFIRMED',
    });
    expect((await act('confirmClass', id, WANG)).told).toMatchObject({ state: 'CONFIRMED' });
    expect(await reasonFor(OCEAN)).toBe('CLASS');
  });

  test('S6T2 MUST be confirmed by another person than who proposed it, whichever roles that person holds', async () => {
    const { id } = await proposed(BOTH);
    expect((await act('confirmClass', id, BOTH)).code).toBe('TWO_PERSONS_NEEDED');
    expect(await reasonFor(OCEAN)).toBe('CLASS_UNCONFIRMED');
    expect((await act('confirmClass', id, WANG)).told).toMatchObject({ state: 'CONFIRMED' });
  });

  test('S6T3 MUST be refused by the database, too, where one person confirms his own proposal', async () => {
    const { id } = await proposed(LI);
    await expect(
      hub.database.asWriter('exchange', ({ query }) =>
        query(
          'update exchange.class_confirmation set confirmed_by = proposed_by, confirmed_at = now() where id = $1',
          [id],
        ),
      ),
    ).rejects.toThrow('class_confirmation_check');
  });

  test('S6T4 MUST be confirmed exactly once, however many confirm it at the same time', async () => {
    const { id } = await proposed(LI);
    const approvers = [WANG, ZHOU, person('water', 'third', 'APPROVER')];
    const answers = await hub.race(
      'class_confirmation',
      id,
      approvers.map((one) => () => act('confirmClass', id, one)),
    );
    expect(answers.filter(({ told }) => told !== null)).toHaveLength(1);
    expect(answers.flatMap(({ code }) => code ?? [])).toEqual([
      'TRANSITION_REFUSED',
      'TRANSITION_REFUSED',
    ]);
    const events = await hub.run(
      `select subject from exchange.hub_event where event = 'CLASS_CONFIRMED'`,
    );
    expect(events).toHaveLength(1);
  });

  test('S6T5 MUST be made stricter by stewards, and never wider than it is declared', async () => {
    expect(await confirmed('CONDITIONAL', 'CLOSED')).toMatchObject({
      effect: 'STRICTER',
      resulting: { sharing: 'CONDITIONAL', openness: 'CLOSED' },
    });
    expect(await reasonFor(OCEAN)).toBe('NO_RIGHT');
    await declare('CONDITIONAL', 'ON_REQUEST');
    expect(await confirmed('UNCONDITIONAL', 'PUBLIC')).toMatchObject({
      effect: 'WIDER_WITHOUT_EFFECT',
      effectZh: '宽于申报的属性，不生效；申报属性修改前仍从其申报。',
      resulting: { sharing: 'CONDITIONAL', openness: 'ON_REQUEST' },
    });
    expect(await reasonFor(OCEAN)).toBe('NO_RIGHT');
    expect(await confirmed('WITHHELD', 'PUBLIC')).toMatchObject({
      effect: 'STRICTER',
      effectZh: '部分严于申报的属性，以从严的为准；宽于申报的部分不生效。',
    });
    await declare('UNCONDITIONAL', 'PUBLIC');
  });

  test('S6T6 MUST not come back when what took its place is ended: then nothing is confirmed', async () => {
    await confirmed();
    const stricter = await confirmed('CONDITIONAL', 'CLOSED');
    expect((await act('endClass', stricter.id, WANG)).told).toMatchObject({ state: 'ENDED' });
    expect(await reasonFor(OCEAN)).toBe('CLASS_UNCONFIRMED');
  });

  test('waits alone: a second proposal is refused until the first is confirmed or taken back', async () => {
    const { id } = await proposed(LI);
    const again = `mutation { proposeClass(dataset: "${ZONES}", sharing: CONDITIONAL, openness: CLOSED, note: "再提") { id } }`;
    const { errors } = await hub.ask(again, BOTH);
    expect(errors?.[0]?.extensions['code']).toBe('TRANSITION_REFUSED');
    expect((await act('endClass', id, LI)).told).toMatchObject({ state: 'WITHDRAWN' });
    expect((await hub.ask(again, BOTH)).errors).toBeUndefined();
    expect((await act('confirmClass', id, WANG)).code).toBe('TRANSITION_REFUSED');
  });

  test('is taken back by the handler who proposed it, while it waits; an approver ends it at any time', async () => {
    const other = person('water', 'chen', 'HANDLER');
    const { id } = await proposed(LI);
    expect((await act('endClass', id, other)).code).toBe('NOT_PERMITTED');
    await act('confirmClass', id, WANG);
    expect((await act('endClass', id, LI)).code).toBe('NOT_PERMITTED');
    expect((await act('endClass', id, ZHOU)).told).toMatchObject({ state: 'ENDED' });
    expect((await act('endClass', id, ZHOU)).code).toBe('TRANSITION_REFUSED');
  });

  test('is described by each step of a document as the steps before have left it', async () => {
    const { id } = await confirmed();
    const end = `ended: endClass(id: "${id}") { state dataset { inForce { sharing } } }`;
    const propose = `again: proposeClass(dataset: "${ZONES}", sharing: CONDITIONAL, openness: CLOSED, note: "再提") { state }`;
    const told = {
      again: { state: 'PROPOSED' },
      ended: { state: 'ENDED', dataset: { inForce: null } },
    };
    expect((await hub.ask(`mutation { ${propose} ${end} }`, BOTH)).data).toEqual(told);
    await hub.clearTerms();
    const other = await confirmed();
    const ended = end.replace(id, other.id);
    expect((await hub.ask(`mutation { ${ended} ${propose} }`, BOTH)).data).toEqual(told);
  });

  test('requires an existing dataset, an id that was given, and a note that says something', async () => {
    const codeOf = async (mutation: string, by: Caller) =>
      (await hub.ask(`mutation { ${mutation} { id } }`, by)).errors?.[0];
    const terms = 'sharing: CONDITIONAL, openness: CLOSED';
    expect(await codeOf(`proposeClass(dataset: "water/x", ${terms}, note: "a")`, LI)).toMatchObject(
      {
        message: 'dataset requires an existing id, but got: "water/x".',
        extensions: { code: 'BAD_USER_INPUT' },
      },
    );
    expect(
      await codeOf(`proposeClass(dataset: "${ZONES}", ${terms}, note: "  ")`, LI),
    ).toMatchObject({
      message: 'note requires 1 to 2000 characters, but got: 0.',
    });
    expect(await codeOf(`confirmClass(id: "no-uuid")`, WANG)).toMatchObject({
      message: 'id requires an existing id, but got: "no-uuid".',
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });
});

describe('what stewards did', () => {
  const HISTORY = `{ dataset(id: "${ZONES}") { confirmation { note confirmed { at post roleZh department { id } subject } }
    classTerms { state proposed { subject } ended { post subject } } } }`;

  test('S6T7 MUST name persons to stewards of the owner and auditors alone', async () => {
    await confirmed('CONDITIONAL', 'CLOSED');
    await confirmed();
    const historyFor = async (caller?: Caller) => {
      const { data } = await hub.ask(HISTORY, caller);
      return data?.['dataset'];
    };
    const named = {
      confirmation: {
        note: '依申报',
        confirmed: {
          at: '2026-11-23T10:00:00Z',
          post: 'APPROVER',
          roleZh: '数据管理分管',
          department: { id: 'water' },
          subject: 'wang',
        },
      },
      classTerms: [
        { state: 'CONFIRMED', proposed: { subject: 'li' }, ended: null },
        {
          state: 'ENDED',
          proposed: { subject: 'li' },
          ended: { post: 'APPROVER', subject: 'wang' },
        },
      ],
    };
    expect(await historyFor(LI)).toEqual(named);
    expect(await historyFor(person('environment', 'qian', 'RECORD_AUDITOR'))).toEqual(named);
    expect(await historyFor(person('ocean', 'he', 'HANDLER'))).toMatchObject({
      confirmation: { confirmed: { post: 'APPROVER', subject: null } },
      classTerms: null,
    });
    for (const caller of [OCEAN, undefined]) {
      expect(await historyFor(caller)).toMatchObject({
        confirmation: { confirmed: { post: 'APPROVER', subject: null } },
        classTerms: null,
      });
    }
  });

  test('S6T8 MUST leave an event with each change, in the same transaction, and none with a refusal', async () => {
    const { id } = await proposed(LI);
    await act('confirmClass', id, LI);
    await act('confirmClass', id, WANG);
    await act('endClass', id, ZHOU);
    const terms = { id, dataset: ZONES, sharing: 'UNCONDITIONAL', openness: 'PUBLIC' };
    expect(
      await hub.run('select event, subject, trace_id, facts from exchange.hub_event order by id'),
    ).toEqual([
      { event: 'CLASS_PROPOSED', subject: 'li', trace_id: 'trace-1', facts: terms },
      {
        event: 'CLASS_CONFIRMED',
        subject: 'wang',
        trace_id: 'trace-1',
        facts: { ...terms, replaces: [] },
      },
      {
        event: 'CLASS_ENDED',
        subject: 'zhou',
        trace_id: 'trace-1',
        facts: { ...terms, wasConfirmed: true },
      },
    ]);
  });

  test('waits in the list of the stewards of the department, and of no other', async () => {
    await proposed(LI);
    const waitingFor = async (caller: Caller) => {
      const { data } = await hub.ask(
        '{ pendingTerms { classes { dataset { id } } rights { id } continuations { id } releases { id } unconfirmed { id } } }',
        caller,
      );
      return data?.['pendingTerms'];
    };
    expect(await waitingFor(WANG)).toEqual({
      classes: [{ dataset: { id: ZONES } }],
      rights: [],
      continuations: [],
      releases: [],
      unconfirmed: [
        { id: 'water/groundwater-key-areas' },
        { id: 'water/reservoir-water-ecology' },
        { id: ZONES },
      ],
    });
    expect(await waitingFor(person('ocean', 'he', 'APPROVER'))).toMatchObject({ classes: [] });
    expect(await waitingFor(OCEAN)).toBeUndefined();
  });
});
