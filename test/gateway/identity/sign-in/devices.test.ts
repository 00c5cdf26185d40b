import { generateKeyPairSync } from 'node:crypto';
import { DEVICE_S, openDevices } from '../../../../gateway/identity/sign-in/devices';

const signing = { kid: 'k', key: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey };
let nowMs = Date.parse('2026-11-29T08:00:00Z');
let epoch: number | undefined = 0;
const devices = openDevices({
  tokenKeys: () => ({ signing, verifying: new Map() }),
  now: () => new Date(nowMs),
  epochOf: () => Promise.resolve(epoch),
});
const deviceIn = (cookie: string, account = 'chen') =>
  devices.deviceIn(['Host', 'hub', 'Cookie', cookie], account);
const given = async (account = 'chen') => {
  const { name, value } = await devices.cookieFor(account);
  return `${name}=${value}`;
};

describe('a browser', () => {
  test('is known again by its cookie, each as itself', async () => {
    const [one, other] = [await given(), await given()];
    expect(await deviceIn(`a=b; ${one}; ${await given('wu')}`)).toMatch(/^[\w-]{22}$/);
    expect(await deviceIn(one)).toBe(await deviceIn(one));
    expect(await deviceIn(one)).not.toBe(await deviceIn(other));
  });

  test.each<[string, (cookie: string) => string | Promise<string>]>([
    ['was changed', (cookie) => cookie.replace(/.{2}$/, (end) => (end === 'AA' ? 'BB' : 'AA'))],
    [
      'has another browser in it',
      (cookie) => cookie.replace(/\.[\w-]{22}\./, `.${'A'.repeat(22)}.`),
    ],
    ['says another day', (cookie) => cookie.replace(/=[0-9a-z]+\./, '=zzzzzz.')],
    [
      'was given for another account',
      async () => (await given('wu')).replace(/^\w+(?==)/, (await given()).split('=', 1)[0] ?? ''),
    ],
    ['came twice', (cookie) => `${cookie}; ${cookie}`],
    ['has no signature', (cookie) => cookie.split('.').slice(0, 2).join('.')],
    ['is empty', (cookie) => `${cookie.split('=', 1)[0] ?? ''}=`],
  ])('S2S15 MUST be a stranger where its cookie %s', async (_, changed) => {
    expect(await deviceIn(await changed(await given()))).toBeNull();
  });

  test('S2S21 MUST be a stranger in another epoch of its account, and where there is no such account', async () => {
    const cookie = await given();
    for (const other of [1, 10, undefined]) {
      epoch = other;
      expect([other, await deviceIn(cookie)]).toEqual([other, null]);
    }
    epoch = 0;
    expect(await deviceIn(cookie)).not.toBeNull();
  });

  test('is a stranger again after half a year', async () => {
    const cookie = await given();
    nowMs += (DEVICE_S - 1) * 1000;
    expect(await deviceIn(cookie)).not.toBeNull();
    nowMs += 1000;
    expect(await deviceIn(cookie)).toBeNull();
  });
});
