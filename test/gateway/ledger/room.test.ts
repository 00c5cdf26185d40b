import { watchRoom, type RoomChange } from '../../../gateway/ledger/room';

const MB = 1024 * 1024;

describe('the space that the audit log has', () => {
  test('S5B9 MUST warn long before samples stop, and stop samples before counts, and report each change once', async () => {
    let free: number | null = 0;
    const changes: RoomChange[] = [];
    const { look, room, warning } = watchRoom({
      freeBytes: () => Promise.resolve(free),
      warnBelowBytes: 1000 * MB,
      onChange: (change) => Promise.resolve(void changes.push(change)),
    });
    const at = async (mb: number | null) => {
      free = mb === null ? null : mb * MB;
      await look();
      return [room(), warning()?.replace(/;.*/, '') ?? null];
    };
    expect(await at(1000)).toEqual(['ENOUGH', null]);
    expect(await at(999)).toEqual(['ENOUGH', 'space of the audit log is LOW: 999 MB are free']);
    expect(await at(998)).toEqual(['ENOUGH', 'space of the audit log is LOW: 998 MB are free']);
    expect(await at(499)).toEqual(['SHORT', 'space of the audit log is SHORT: 499 MB are free']);
    expect(await at(249)).toEqual(['SCARCE', 'space of the audit log is SCARCE: 249 MB are free']);
    expect(await at(2000)).toEqual(['ENOUGH', null]);
    expect(await at(null)).toEqual(['ENOUGH', null]);
    expect(changes).toEqual([
      { level: 'LOW', freeMb: 999 },
      { level: 'SHORT', freeMb: 499 },
      { level: 'SCARCE', freeMb: 249 },
      { level: 'ENOUGH', freeMb: 2000 },
    ]);
  });
});
