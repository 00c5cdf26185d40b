import { readFileSync } from 'node:fs';
import { FrameReader } from '../../../shared/hj212/frame-reader';
import { readSegment } from '../../../shared/hj212/segment';
import { describeWithShared, sharedFile } from '../../setup/shared-folder';

describeWithShared('published packets', () => {
  test('are accepted if their length and check are right, and refused otherwise', () => {
    const rows = readFileSync(sharedFile('data', 'hj212', 'packets.tsv'), 'utf8')
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => line.split('\t'));
    expect(rows.length).toBeGreaterThan(10);
    for (const [, , , lengthOk, , , crcOk, packet = ''] of rows) {
      const reader = new FrameReader();
      const reads = [...reader.push(Buffer.from(`${packet}\r\n`)), ...reader.end()];
      const bodies = reads.flatMap(({ body }) => (body === null ? [] : [body]));
      expect([packet, bodies.length]).toEqual([packet, lengthOk === '1' && crcOk === '1' ? 1 : 0]);
      for (const body of bodies)
        expect([packet, readSegment(body)]).toEqual([packet, expect.any(Object)]);
    }
  });

  test('of annex C are read, but for the one that has no QN', () => {
    const bodies = readFileSync(sharedFile('data', 'hj212', 'appendix_c_bodies.tsv'), 'utf8')
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => line.split('\t')[3] ?? '');
    expect(bodies.length).toBeGreaterThan(30);
    const faults = bodies
      .map((body) => readSegment(Buffer.from(body)))
      .filter((read) => typeof read === 'string');
    expect(faults).toEqual(['QN_WRONG']);
  });
});
