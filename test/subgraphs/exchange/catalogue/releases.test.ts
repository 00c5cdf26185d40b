import type { Caller } from '../../../../shared/identity/caller';
import { controlPlane } from '../../../../subgraphs/exchange/control-plane';
import { keeperOf, seedPerson } from '../../../setup/identity-database';
import { person, sharingHub, type SharingHub } from '../../../setup/sharing-hub';

const PUBLISHER = person('environment', 'publisher', 'PUBLISHER');
const FORECASTER = person('weather', 'forecaster', 'PUBLISHER');
const WATER = person('water', 'wang', 'APPROVER');
const WEATHER = person('weather', 'yang', 'APPROVER');
const ZONES = 'water/water-function-zone';
const WARNINGS = 'weather/warnings-and-forecasts';

let hub: SharingHub;
beforeAll(async () => {
  hub = await sharingHub();
});
beforeEach(async () => {
  await hub.clearTerms();
  await confirmClasses(hub);
});
afterAll(() => hub.close());

const confirmClasses = (of: SharingHub) =>
  of.run(`insert into exchange.class_confirmation (dataset_id, sharing, openness, note, proposed_by, confirmed_by, confirmed_at)
    select id, facts ->> 'sharing', facts ->> 'openness', '', 'x', 'y', now() from exchange.dataset where id <> 'ocean/sea-outlets'`);

interface Told {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly isDemonstration: boolean;
}

interface Period {
  readonly validFrom?: string;
  readonly validTo?: string;
}

async function asked(mutation: string, by: Caller, of = hub) {
  const name = mutation.slice(0, mutation.indexOf('('));
  const query = `mutation { ${mutation} { id number state isDemonstration } }`;
  const { data, errors } = await of.ask(query, by);
  return { told: (data?.[name] ?? null) as Told | null, error: errors?.[0] };
}

const proposal = (dataset: string, { validFrom = '2026-11-01', validTo }: Period = {}): string =>
  `proposeRelease(release: { dataset: "${dataset}", content: "实时数据", process: "发布人员提出，责任部门确认",
    authority: "市生态环境局", channel: "RiverGate", validFrom: "${validFrom}", validTo: ${validTo ? `"${validTo}"` : 'null'} })`;

async function done(mutation: string, by: Caller, of = hub): Promise<Told> {
  const { told, error } = await asked(mutation, by, of);
  expect(error).toBeUndefined();
  return told as Told;
}

async function released(dataset: string, period?: Period): Promise<Told> {
  const { id } = await done(proposal(dataset, period), PUBLISHER);
  return done(`confirmRelease(id: "${id}")`, WATER);
}

async function publicReason(at = '2026-11-23T10:00:00Z'): Promise<string> {
  const { data } = await hub.at(at).ask(`{ dataset(id: "${ZONES}") { access { because } } }`);
  return (data?.['dataset'] as { access: { because: string } }).access.because;
}

describe('a release', () => {
  test('S6R1 MUST open a dataset to everybody only when the owner has confirmed what the bureau proposed', async () => {
    const { id, state, number } = await done(proposal(ZONES), PUBLISHER);
    expect({ state, number, because: await publicReason() }).toEqual({
      state: 'PROPOSED',
      number: '江环发布〔2026〕1号',
      because: 'NOT_RELEASED',
    });
    expect((await done(`confirmRelease(id: "${id}")`, WATER)).state).toBe('IN_FORCE');
    expect(await publicReason()).toBe('RELEASED');
  });

  test('S6R2 MUST be proposed for forecasts and warnings by the weather department alone, and for nothing else by it', async () => {
    expect((await asked(proposal(WARNINGS), PUBLISHER)).error?.extensions).toMatchObject({
      code: 'NOT_PERMITTED',
      department: 'weather',
    });
    const other = await asked(proposal('weather/meteorological-elements'), FORECASTER);
    expect(other.error?.extensions).toMatchObject({
      code: 'NOT_PERMITTED',
      department: 'environment',
    });
    const { id, number } = await done(proposal(WARNINGS), FORECASTER);
    expect(number).toBe('江气发布〔2026〕1号');
    expect((await done(`confirmRelease(id: "${id}")`, WEATHER)).state).toBe('IN_FORCE');
  });

  test('S6R3 MUST be confirmed by another person than who proposed it, exactly once', async () => {
    const both = person('environment', 'both', 'PUBLISHER', 'APPROVER');
    const { id } = await done(proposal('environment/noise'), both);
    const confirm = (name: string) =>
      asked(`confirmRelease(id: "${id}")`, person('environment', name, 'PUBLISHER', 'APPROVER'));
    expect((await confirm('both')).error?.extensions['code']).toBe('TWO_PERSONS_NEEDED');
    const answers = await hub.race('release', id, [() => confirm('one'), () => confirm('other')]);
    expect(answers.map(({ error }) => error?.extensions['code']).sort()).toEqual([
      'TRANSITION_REFUSED',
      undefined,
    ]);
    await expect(hub.run(`update exchange.release set confirmed_by = proposed_by`)).rejects.toThrow(
      'release_check',
    );
  });

  test('S6R4 MUST be refused for a dataset that is not open to all, saying what to do first', async () => {
    const refusalOf = async (dataset: string) => {
      const { error } = await asked(proposal(dataset), PUBLISHER);
      expect(error?.extensions['code']).toBe('TRANSITION_REFUSED');
      return error?.message;
    };
    expect(await refusalOf('water/reservoir-water-ecology')).toMatch(
      /declared CONDITIONAL and ON_REQUEST: its department must declare it open to all first/,
    );
    expect(await refusalOf('ocean/sea-outlets')).toMatch(/have its stewards propose and confirm/);
    await hub.run(
      `update exchange.class_confirmation set openness = 'CLOSED' where dataset_id = $1`,
      [ZONES],
    );
    expect(await refusalOf(ZONES)).toMatch(/in force of "water\/.*" is UNCONDITIONAL and CLOSED/);
  });

  test('S6R5 MUST open nothing while the class of the dataset is stricter, and is not confirmed then', async () => {
    const { id } = await done(proposal(ZONES), PUBLISHER);
    const setOpenness = (openness: string) =>
      hub.run('update exchange.class_confirmation set openness = $2 where dataset_id = $1', [
        ZONES,
        openness,
      ]);
    await setOpenness('CLOSED');
    const { error } = await asked(`confirmRelease(id: "${id}")`, WATER);
    expect(error?.extensions['code']).toBe('TRANSITION_REFUSED');
    await setOpenness('PUBLIC');
    await done(`confirmRelease(id: "${id}")`, WATER);
    await setOpenness('CLOSED');
    const { data } = await hub.ask(
      '{ releases { nodes { state } } openDataList { dataset { id } } }',
    );
    expect(data).toEqual({ releases: { nodes: [{ state: 'SUSPENDED' }] }, openDataList: [] });
    expect(await publicReason()).toBe('NOT_RELEASED');
  });

  test('S6R6 MUST be withdrawn at once by its publisher or by an approver of the owner', async () => {
    for (const by of [person('environment', 'colleague', 'PUBLISHER'), WATER]) {
      const { id } = await released(ZONES);
      expect(await publicReason()).toBe('RELEASED');
      expect((await done(`withdrawRelease(id: "${id}", reason: "数据有误")`, by)).state).toBe(
        'WITHDRAWN',
      );
      expect(await publicReason()).toBe('NOT_RELEASED');
      const again = await asked(`withdrawRelease(id: "${id}", reason: "数据有误")`, by);
      expect(again.error?.extensions['code']).toBe('TRANSITION_REFUSED');
    }
    const { id } = await released(ZONES);
    for (const by of [FORECASTER, WEATHER, person('environment', 'chief', 'APPROVER')]) {
      const { error } = await asked(`withdrawRelease(id: "${id}", reason: "数据有误")`, by);
      expect(error?.extensions['code']).toBe('NOT_PERMITTED');
    }
    expect(await publicReason()).toBe('RELEASED');
  });

  test('S6R11 MUST NOT be withdrawn without a reason, which is kept and is recorded in the audit log', async () => {
    const { id, number } = await released(ZONES);
    for (const [reason, code] of [
      ['', 'BAD_USER_INPUT'],
      ['  ', 'BAD_USER_INPUT'],
      ['x'.repeat(2001), 'TEXT_TOO_LONG'],
    ] as const) {
      const { error } = await asked(`withdrawRelease(id: "${id}", reason: "${reason}")`, WATER);
      expect(error?.extensions['code']).toBe(code);
    }
    expect(await publicReason()).toBe('RELEASED');
    await done(`withdrawRelease(id: "${id}", reason: " 监测点位调整 ")`, WATER);
    const { data } = await hub.ask('{ releases { nodes { state endedReason } } }', WATER);
    expect(data).toEqual({
      releases: { nodes: [{ state: 'WITHDRAWN', endedReason: '监测点位调整' }] },
    });
    const events = await hub.run(
      `select facts ->> 'reason' as reason from exchange.hub_event
       where event = 'RELEASE_WITHDRAWN' and facts ->> 'number' = $1`,
      [number],
    );
    expect(events).toEqual([{ reason: '监测点位调整' }]);
  });

  test('holds from its first day to the day before its last', async () => {
    await released(ZONES, { validFrom: '2026-12-01', validTo: '2027-01-01' });
    const states = async (at: string) => {
      const { data } = await hub.at(at).ask('{ releases { nodes { state } } }');
      return [await publicReason(at), data];
    };
    const told = (state: string) => ({ releases: { nodes: [{ state }] } });
    expect(await states('2026-11-30T15:59:00Z')).toEqual(['NOT_RELEASED', told('UPCOMING')]);
    expect(await states('2026-11-30T16:00:00Z')).toEqual(['RELEASED', told('IN_FORCE')]);
    expect(await states('2026-12-31T16:00:00Z')).toEqual(['NOT_RELEASED', told('EXPIRED')]);
  });

  test('requires texts that say something and a period that is still to come', async () => {
    const refusal = async (text: string) => (await asked(text, PUBLISHER)).error?.message;
    expect(await refusal(proposal(ZONES).replace('"实时数据"', '""'))).toBe(
      'content requires 1 to 2000 characters, but got: 0.',
    );
    expect(await refusal(proposal(ZONES, { validTo: '2026-11-01' }))).toBe(
      'validTo requires a day after 2026-11-01, but got: "2026-11-01".',
    );
    expect(await refusal(proposal(ZONES, { validTo: '2026-11-23' }))).toContain(
      'last day has passed',
    );
    expect(await refusal(proposal('water/none'))).toContain('but got: "water/none"');
  });

  test('S6R7 MUST get a number of its own, however many are proposed at the same time', async () => {
    const datasets = [
      'environment/noise',
      'environment/radiation',
      ZONES,
      'ocean/fishery-water-quality',
    ];
    const told = await Promise.all(datasets.map((one) => done(proposal(one), PUBLISHER)));
    expect(told.map(({ number }) => number).sort()).toEqual(
      [1, 2, 3, 4].map((serial) => `江环发布〔2026〕${String(serial)}号`),
    );
  });

  test('leaves an event with each step', async () => {
    const { id } = await released(ZONES);
    await done(`withdrawRelease(id: "${id}", reason: "数据有误")`, PUBLISHER);
    const facts = { id, number: '江环发布〔2026〕1号', dataset: ZONES };
    expect(
      await hub.run('select event, subject, facts from exchange.hub_event order by id'),
    ).toEqual([
      { event: 'RELEASE_PROPOSED', subject: 'publisher', facts },
      { event: 'RELEASE_CONFIRMED', subject: 'wang', facts },
      {
        event: 'RELEASE_WITHDRAWN',
        subject: 'publisher',
        facts: { ...facts, wasConfirmed: true, reason: '数据有误' },
      },
    ]);
  });
});

describe('what is public', () => {
  test('S6R8 MUST be listed with the decision that opens it, to everybody', async () => {
    await released(ZONES);
    const { data, errors } =
      await hub.ask(`{ openDataList { dataset { id openToPublic openCondition }
      release { number content process authority channel validFrom confirmed { post department { id } } } } }`);
    expect({ data, errors }).toEqual({
      errors: undefined,
      data: {
        openDataList: [
          {
            dataset: {
              id: ZONES,
              openToPublic: true,
              openCondition: '依发布决定江环发布〔2026〕1号，自 2026-11-01 起开放。',
            },
            release: {
              number: '江环发布〔2026〕1号',
              content: '实时数据',
              process: '发布人员提出，责任部门确认',
              authority: '市生态环境局',
              channel: 'RiverGate',
              validFrom: '2026-11-01',
              confirmed: { post: 'APPROVER', department: { id: 'water' } },
            },
          },
        ],
      },
    });
  });

  test('S6R9 MUST NOT show pending proposals to anyone but their proposers, confirmers and auditors', async () => {
    await done(proposal(ZONES), PUBLISHER);
    const { id } = await done(proposal('ocean/fishery-water-quality'), PUBLISHER);
    await done(`withdrawRelease(id: "${id}", reason: "数据有误")`, PUBLISHER);
    const seen = async (caller?: Caller) => {
      const { data } = await hub.ask('{ releases { totalCount } }', caller);
      return (data?.['releases'] as { totalCount: number }).totalCount;
    };
    expect(await seen()).toBe(0);
    expect(await seen(person('water', 'ma', 'ANALYST'))).toBe(0);
    expect(await seen(FORECASTER)).toBe(0);
    expect(await seen(WATER)).toBe(1);
    expect(await seen(PUBLISHER)).toBe(2);
    expect(await seen(person('finance', 'qian', 'RECORD_AUDITOR'))).toBe(2);
  });

  test('is narrowed by dataset, owner and state', async () => {
    await released(ZONES);
    await done(proposal('environment/noise'), PUBLISHER);
    const numbers = async (filter: string) => {
      const { data } = await hub.ask(
        `{ releases(filter: {${filter}}) { nodes { number } } }`,
        PUBLISHER,
      );
      return (data?.['releases'] as { nodes: Told[] }).nodes.map(({ number }) => number);
    };
    expect(await numbers('department: "water"')).toEqual(['江环发布〔2026〕1号']);
    expect(await numbers('dataset: "environment/noise"')).toEqual(['江环发布〔2026〕2号']);
    expect(await numbers('state: PROPOSED')).toEqual(['江环发布〔2026〕2号']);
    expect(await numbers('state: EXPIRED')).toEqual([]);
  });
});

describe('the demonstration', () => {
  test('S6R10 MUST show its releases as made up, and a real hub none of them', async () => {
    const demo = await sharingHub({ isDemonstration: true });
    try {
      await confirmClasses(demo);
      const demoPublisher = person('environment', 'zhao', 'PUBLISHER');
      await seedPerson(keeperOf(demo.database), { id: 'zhao', isDemonstration: true });
      const told = await done(proposal(ZONES), demoPublisher, demo);
      expect(told).toMatchObject({ number: '演示发布〔2026〕1号（虚构）', isDemonstration: true });
      await done(`confirmRelease(id: "${told.id}")`, WATER, demo);
      const { data } = await demo.ask('{ openDataList { release { number isDemonstration } } }');
      expect(data).toEqual({
        openDataList: [
          { release: { number: '演示发布〔2026〕1号（虚构）', isDemonstration: true } },
        ],
      });
    } finally {
      await demo.close();
    }
    await hub.run(
      `insert into exchange.release (number, dataset_id, content, process, authority, channel, valid_from, proposed_by, confirmed_by, confirmed_at, is_demonstration)
      values ('演示发布〔2026〕1号（虚构）', $1, '', '', '', '', '2026-01-01', 'demo-a', 'demo-b', now(), true)`,
      [ZONES],
    );
    const { data } = await hub.ask('{ openDataList { dataset { id } } releases { totalCount } }');
    expect(data).toEqual({ openDataList: [], releases: { totalCount: 0 } });
  });

  test('loads its stories again without repeating a number, and leaves alone what persons have ended', async () => {
    const demo = await sharingHub({ isDemonstration: true });
    try {
      const tell = () =>
        demo.database.asOwner('exchange', async (work) => {
          await controlPlane.sharing.seedDemo(work, '2026-11-23');
        });
      await demo.run(`delete from exchange.dataset where id = $1`, [ZONES]);
      await tell();
      await demo.run(
        `insert into exchange.dataset (id, department, facts, fields)
        select $1, 'water', facts || jsonb_build_object('id', $1::text), '{}' from exchange.dataset where id = 'water/groundwater-key-areas'`,
        [ZONES],
      );
      await tell();
      await demo.run(
        `update exchange.class_confirmation set ended_by = 'z', ended_at = now() where dataset_id = $1`,
        [ZONES],
      );
      await tell();
      const [numbers] = await demo.run(
        'select count(*) as all, count(distinct number) as distinct from exchange.release',
      );
      const issuers = await demo.run(
        `select distinct proposed_by from exchange.release where dataset_id like 'weather/%' order by 1`,
      );
      expect(issuers).toEqual([
        { proposed_by: 'demo-environment-publisher' },
        { proposed_by: 'demo-weather-publisher' },
      ]);
      expect(numbers).toMatchObject({ all: (numbers as { distinct: number }).distinct });
      const classes = await demo.run(
        'select ended_by from exchange.class_confirmation where dataset_id = $1',
        [ZONES],
      );
      expect(classes).toEqual([{ ended_by: 'z' }]);
    } finally {
      await demo.close();
    }
  });
});
