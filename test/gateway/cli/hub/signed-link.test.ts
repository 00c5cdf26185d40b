import { SYSTEM_CLOCK } from '../../../../shared/identity/clock-tolerance';
import { LEASE_MS } from '../../../../shared/sharing/lease/state-holder';
import { person } from '../../../shared/sharing/sharing-fixtures';
import { departmentApart, stateOf, type DepartmentApart } from '../department-apart';

/** How long a request may be on its way on a busy machine; an offset is known up to that. */
const ON_THE_WAY_MS = 1400;

let apart: DepartmentApart | undefined;
afterEach(async () => {
  await apart?.close();
  apart = undefined;
});

const ahead = (offsetMs: number, monotonicMs = SYSTEM_CLOCK.monotonicMs) => ({
  clock: { now: () => new Date(Date.now() + offsetMs), monotonicMs },
});

describe('a department on another machine', () => {
  test.each([0, -600, 2000, -4900, 4900])(
    'S9C1 MUST answer by what is granted now, with a clock %d ms ahead',
    async (offsetMs) => {
      apart = await departmentApart(ahead(offsetMs));
      expect(await apart.versionSeen()).toBe('1');
      apart.tables.state = stateOf(2);
      await apart.sharing.renew();
      expect(await apart.versionSeen()).toBe('2');
      expect(await apart.link.isReady()).toBe(true);
      const { clockOffsetMs = NaN } = apart.link.report?.() ?? {};
      expect(Math.abs(clockOffsetMs - offsetMs)).toBeLessThanOrEqual(ON_THE_WAY_MS);
    },
  );

  test.each([6500, -6500, 90_000])(
    'S9C2 MUST refuse everything with a clock %d ms ahead, say so, and not be ready',
    async (offsetMs) => {
      apart = await departmentApart(ahead(offsetMs));
      const { data, errors = [] } = await apart.ask();
      expect(data).toBeUndefined();
      expect(errors).toMatchObject([
        { extensions: { code: 'DEPARTMENT_UNAVAILABLE', because: 'CLOCK_SKEWED' } },
      ]);
      const [, seconds] =
        /^The department "water" is not available: its clock is (\S+) s off/.exec(
          errors[0]?.message ?? '',
        ) ?? [];
      expect(Math.abs(Number(seconds) * 1000 - offsetMs)).toBeLessThanOrEqual(ON_THE_WAY_MS);
      expect(await apart.link.isReady()).toBe(false);
      const { clockOffsetMs = NaN } = apart.link.report?.() ?? {};
      expect(Math.abs(clockOffsetMs - offsetMs)).toBeLessThanOrEqual(ON_THE_WAY_MS);
    },
  );

  test('S9C3 MUST ask for a new lease where it was asked nothing for longer than a lease lasts', async () => {
    let ms = 0;
    apart = await departmentApart(ahead(0, () => ms));
    expect(await apart.versionSeen()).toBe('1');
    for (ms of [LEASE_MS, 3 * LEASE_MS, 3600 * LEASE_MS])
      expect(await apart.versionSeen()).toBe('1');
  });

  test('S9C4 MUST call what it knows stale, and answer all the same, while the exchange is away', async () => {
    let ms = 0;
    apart = await departmentApart(ahead(0, () => ms));
    expect(await apart.versionSeen()).toBe('1');
    apart.tables.isDown = true;
    ms = LEASE_MS;
    expect(await apart.versionSeen()).toBe('stale');
    apart.tables.isDown = false;
    expect(await apart.versionSeen()).toBe('1');
  });

  test.each([-4900, 0, 4900])(
    'S9C6 MUST answer who asks by what was issued after the revocation alone, whatever its clock, %d ms off, says',
    async (offsetMs) => {
      const handler = (generation: number) =>
        person('water', 'HANDLER', { subject: 'chen', generation });
      const opened = (apart = await departmentApart(ahead(offsetMs)));
      const dataFor = async (generation: number) => (await opened.ask(handler(generation))).data;
      expect(await dataFor(0)).toEqual({ version: 1 });
      const subjects = [['chen', 8, Date.now() + 60_000] as const];
      opened.tables.state = { ...stateOf(2), revocations: { tokens: [], subjects } };
      await opened.sharing.holder.refresh();
      expect(await dataFor(7)).toBeUndefined();
      expect(await dataFor(8)).toEqual({ version: 2 });
    },
  );

  test('S9C5 MUST be handed the head of the audit log with a request, signed with it', async () => {
    apart = await departmentApart({ head: () => '{"sequence":7}' });
    await apart.ask();
    expect(new Set(apart.heads)).toEqual(new Set(['{"sequence":7}']));
  });
});
