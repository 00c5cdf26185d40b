import { flagOfLetter } from '../../../shared/hj212/data-area';
import { readSegment } from '../../../shared/hj212/segment';

const HEADER = 'QN=20261201080000000;ST=22;CN=2061;PW=123456;MN=JM0001;Flag=5;';

function read(text: string) {
  return readSegment(Buffer.from(text));
}

test('header and factors of an hourly packet are read as sent', () => {
  const area =
    'DataTime=20261201070000;a34004-Avg=0.030,a34004-Flag=N; a21026-Avg = 8,a21026-Flag=D';
  expect(read(`${HEADER}CP=&&${area}&&`)).toEqual({
    qn: '20261201080000000',
    st: '22',
    cn: '2061',
    mn: 'JM0001',
    pw: '123456',
    version: 'HJ 212-2017',
    wantsAnswer: true,
    part: null,
    data: {
      items: new Map([['DataTime', '20261201070000']]),
      factors: new Map([
        [
          'a34004',
          new Map([
            ['Avg', '0.030'],
            ['Flag', 'N'],
          ]),
        ],
        [
          'a21026',
          new Map([
            ['Avg', '8'],
            ['Flag', 'D'],
          ]),
        ],
      ]),
      unread: [],
    },
  });
});

test('a second value of a key and a piece without a key are reported, the first value stays', () => {
  expect(read(`${HEADER}CP=&&a34004-Rtd=1;a34004-Rtd=2,rubbish&&`)).toMatchObject({
    data: {
      factors: new Map([['a34004', new Map([['Rtd', '1']])]]),
      unread: ['a34004-Rtd=2', 'rubbish'],
    },
  });
});

test.each([
  ['0', { version: 'HJ/T 212-2005', wantsAnswer: false }],
  ['5', { version: 'HJ 212-2017', wantsAnswer: true }],
  ['8', { version: 'HJ 212-2025', wantsAnswer: false }],
  ['12', 'VERSION_UNKNOWN'],
  ['256', 'FLAG_WRONG'],
  ['7', 'PART_WRONG'],
  ['7;PNUM=2;PNO=2', { part: { number: 2, count: 2 } }],
  ['7;PNUM=2;PNO=3', 'PART_WRONG'],
])('Flag=%s', (flag, expected) => {
  const segment = read(`${HEADER.replace('Flag=5', `Flag=${flag}`)}CP=&&&&`);
  if (typeof expected === 'string') expect(segment).toBe(expected);
  else expect(segment).toMatchObject(expected);
});

test.each([
  [HEADER, 'CP_MISSING'],
  [`${HEADER}CP=&&`, 'CP_MISSING'],
  [`${HEADER}MN=JM0002;CP=&&&&`, 'HEADER_TWICE'],
  [`${HEADER.replace('MN=JM0001', 'MN=')}CP=&&&&`, 'MN_MISSING'],
  [`${HEADER.replace('ST=22', 'ST=2')}CP=&&&&`, 'ST_WRONG'],
  [`${HEADER.replace('CN=2061', 'CN=x')}CP=&&&&`, 'CN_WRONG'],
  [`${HEADER.replace('QN=2026', 'QN=')}CP=&&&&`, 'QN_WRONG'],
  [`${HEADER.replace('QN=20261201080000000;', '')}CP=&&&&`, 'QN_WRONG'],
  [`${HEADER.replace('Flag=5', 'Flag=9')}CP=&&9F86D081884C7D65&&`, 'SM4_UNSUPPORTED'],
])('%s is the fault %s', (text, fault) => {
  expect(read(text)).toBe(fault);
});

test('letters of devices become quality flags, unknown letters none', () => {
  expect([...'NFMSDCTB'].map(flagOfLetter)).toEqual([
    'VALID',
    'STOPPED',
    'MAINTENANCE',
    'MANUAL',
    'FAULT',
    'CALIBRATION',
    'OVER_RANGE',
    'COMMUNICATION',
  ]);
  expect(['n', 'X', ''].map(flagOfLetter)).toEqual([null, null, null]);
});
