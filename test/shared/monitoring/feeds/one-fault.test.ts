import { Readable } from 'node:stream';
import fc from 'fast-check';
import { RiverGateError } from '../../../../shared/errors/rivergate-error';
import { readFeed } from '../../../../shared/monitoring/feeds/read-feed';
import { airHourlyFeed } from '../../../../subgraphs/environment/air/air-hourly.feed';
import { encoderIn } from '../../../setup/files/encoded-bytes';
import { runs } from '../../../setup/runs';

const HEADER = ['Date', 'Hour', 'WatchPoint', 'AQI', 'PM2.5', 'PM10', 'CO', 'NO2', 'O3_1h', 'SO2'];
const NAMES = ['北街', '圭峰西', '东湖（对照点）', '江海富民', '新会银湖'];

type Row = ReadonlyArray<string>;

/** Rows of different hours; every value is another, so that none can stand in for a neighbour. */
const rows: fc.Arbitrary<ReadonlyArray<Row>> = fc
  .array(fc.tuple(fc.nat(4), fc.array(fc.boolean(), { minLength: 7, maxLength: 7 })), {
    minLength: 3,
    maxLength: 9,
  })
  .map((drawn) =>
    drawn.map(([name, gaps], hour) => [
      '20200326',
      String(hour).padStart(2, '0'),
      NAMES[name] ?? '',
      // The last column is empty in two rows: see `widthFault`.
      ...gaps.map((isGap, at) =>
        (isGap && at < 6) || (at === 6 && hour < 2) ? '' : String(hour * 10 + at + 1),
      ),
    ]),
  );

/** One fault at a place of the file. */
type Fault = (cells: Row[], at: { row: number; cell: number }) => string[];

const line = (cells: Row) => cells.join(',');
const changed = (cells: Row[], row: number, to: Row) => cells.with(row, to).map(line);

const FAULTS: Readonly<Record<string, Fault>> = {
  'an empty cell too many': (cells, { row, cell }) =>
    changed(cells, row, (cells[row] ?? []).toSpliced(cell, 0, '')),
  'a value too many': (cells, { row, cell }) =>
    changed(cells, row, (cells[row] ?? []).toSpliced(cell, 0, '999')),
  'a cell twice': (cells, { row, cell }) =>
    changed(cells, row, (cells[row] ?? []).toSpliced(cell, 0, cells[row]?.[cell] ?? '')),
  'a cell too few': (cells, { row, cell }) =>
    changed(cells, row, (cells[row] ?? []).toSpliced(cell, 1)),
  'a line cut off': (cells, { row, cell }) =>
    changed(cells, row, (cells[row] ?? []).slice(0, cell)),
  'a line broken in two': (cells, { row, cell }) => {
    const broken = cells[row] ?? [];
    return cells.map(line).toSpliced(row, 1, line(broken.slice(0, cell)), line(broken.slice(cell)));
  },
  'two lines joined': (cells, { row }) => {
    const lines = cells.map(line);
    return lines.toSpliced(row, 2, `${lines[row] ?? ''}${lines[row + 1] ?? ''}`);
  },
  'a quote that opens': (cells, { row, cell }) =>
    changed(cells, row, (cells[row] ?? []).with(cell, `"${cells[row]?.[cell] ?? ''}`)),
  'a header with a column twice': (cells, { cell }) =>
    cells.map(line).with(0, line((cells[0] ?? []).with(cell, 'PM2.5'))),
  'a header with a column too few': (cells, { cell }) =>
    cells.map(line).with(0, line((cells[0] ?? []).toSpliced(cell, 1))),
  'a header with a column too many': (cells, { cell }) =>
    cells.map(line).with(0, line((cells[0] ?? []).toSpliced(cell, 0, 'extra'))),
};

/** Values by point, hour and indicator; none if the file is refused. */
async function valuesOf(bytes: Buffer): Promise<ReadonlyMap<string, number | null>> {
  const values = new Map<string, number | null>();
  const { rows: read } = readFeed(airHourlyFeed, Readable.from([bytes]), { options: {} });
  try {
    for await (const { station, observations } of read)
      for (const { indicator, startsAt, value } of observations)
        values.set(`${station?.nameZh ?? ''} ${String(startsAt)} ${indicator}`, value);
  } catch (thrown) {
    if (thrown instanceof RiverGateError) return new Map();
    throw thrown;
  }
  return values;
}

const place = fc.record({ row: fc.nat(), cell: fc.nat(HEADER.length - 1) });

describe.each(['utf-8', 'gb18030'] as const)('a table in %s', (encoding) => {
  const encode = encoderIn(encoding);

  test.each(Object.entries(FAULTS))('with %s gives no value to another place', async (_, fault) => {
    await fc.assert(
      fc.asyncProperty(rows, place, async (drawn, { row, cell }) => {
        const cells = [HEADER, ...drawn];
        const whole = await valuesOf(encode(cells.map(line).join('\n')));
        const at = { row: 1 + (row % drawn.length), cell };
        const faulty = await valuesOf(encode(fault(cells, at).join('\n')));
        for (const [key, value] of faulty) expect([key, value]).toEqual([key, whole.get(key)]);
      }),
      runs(40, 2000),
    );
  });

  test('with one byte lost or wrong in a name gives no value to another point', async () => {
    await fc.assert(
      fc.asyncProperty(rows, fc.nat(), fc.boolean(), async (drawn, seed, isLost) => {
        const bytes = encode([HEADER, ...drawn].map(line).join('\n'));
        const whole = await valuesOf(bytes);
        const names = [...bytes.keys()].filter((at) => (bytes[at] ?? 0) > 0x7f);
        const at = names[seed % names.length] ?? 0;
        const faulty = isLost
          ? Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)])
          : Buffer.concat([bytes.subarray(0, at), Buffer.from([0xff]), bytes.subarray(at + 1)]);
        for (const [key, value] of await valuesOf(faulty))
          expect([key, value]).toEqual([key, whole.get(key)]);
      }),
      runs(40, 2000),
    );
  });
});
