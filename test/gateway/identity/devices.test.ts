import { generateKeyPairSync } from 'node:crypto';
import { DEVICE_S, openDevices } from '../../../gateway/identity/devices';

const signing = { kid: 'k', key: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey };
let nowMs = Date.parse('2026-11-29T08:00:00Z');
const devices = openDevices(
  () => ({ signing, verifying: new Map() }),
  () => new Date(nowMs),
);
const deviceIn = (cookie: string, account = 'chen') =>
  devices.deviceIn(['Host', 'hub', 'Cookie', cookie], account);
const given = (account = 'chen') => {
  const { name, value } = devices.cookieFor(account);
  return `${name}=${value}`;
};

describe('a browser', () => {
  test('is known again by its cookie, each as itself', () => {
    const [one, other] = [given(), given()];
    expect(deviceIn(`a=b; ${one}; ${given('wu')}`)).toMatch(/^[\w-]{22}$/);
    expect(deviceIn(one)).toBe(deviceIn(one));
    expect(deviceIn(one)).not.toBe(deviceIn(other));
  });

  test.each<[string, (cookie: string) => string]>([
    ['was changed', (cookie) => cookie.replace(/.{2}$/, (end) => (end === 'AA' ? 'BB' : 'AA'))],
    [
      'has another browser in it',
      (cookie) => cookie.replace(/\.[\w-]{22}\./, `.${'A'.repeat(22)}.`),
    ],
    ['says another day', (cookie) => cookie.replace(/=[0-9a-z]+\./, '=zzzzzz.')],
    [
      'was given for another account',
      () => given('wu').replace(/^\w+(?==)/, given().split('=', 1)[0] ?? ''),
    ],
    ['came twice', (cookie) => `${cookie}; ${cookie}`],
    ['has no signature', (cookie) => cookie.split('.').slice(0, 2).join('.')],
    ['is empty', (cookie) => `${cookie.split('=', 1)[0] ?? ''}=`],
  ])('S2S15 MUST be a stranger where its cookie %s', (_, changed) => {
    expect(deviceIn(changed(given()))).toBeNull();
  });

  test('is a stranger again after half a year', () => {
    const cookie = given();
    nowMs += (DEVICE_S - 1) * 1000;
    expect(deviceIn(cookie)).not.toBeNull();
    nowMs += 1000;
    expect(deviceIn(cookie)).toBeNull();
  });
});
