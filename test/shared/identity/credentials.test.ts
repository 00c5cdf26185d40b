import { hashPassword, isPasswordOf, randomPassword } from '../../../shared/identity/password';
import { passwordFault } from '../../../shared/identity/chosen-password';
import {
  hashSecret,
  isSecretForm,
  isSecretOf,
  randomSecret,
} from '../../../shared/identity/secret';
import { randomTotpSecret, totpAddress, totpCode, totpStep } from '../../../shared/identity/totp';

/** The secret of RFC 6238, appendix B, "12345678901234567890" in Base32. */
const RFC = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

describe('one-time codes', () => {
  test.each([
    [59, '94287082'],
    [1111111109, '07081804'],
    [1111111111, '14050471'],
    [1234567890, '89005924'],
    [2000000000, '69279037'],
    [20000000000, '65353130'],
  ])('are those of RFC 6238 at %i s (its last six digits)', (seconds, code) => {
    expect(totpCode(RFC, new Date(seconds * 1000))).toBe(code.slice(-6));
  });

  test('S2C1 MUST be of the present step, the one before or the one after', () => {
    const at = (seconds: number) => new Date(seconds * 1000);
    const code = totpCode(RFC, at(600));
    const steps = [569, 570, 599, 600, 629, 630, 659, 660].map((now) =>
      totpStep(RFC, code, at(now)),
    );
    expect(steps).toEqual([null, 20, 20, 20, 20, 20, 20, null]);
  });

  test.each(['', '12345', '1234567', 'abcdef', '１２３４５６', '0x1234', '12345\n'])(
    'refuse %j',
    (code) => {
      expect(totpStep(RFC, code, new Date(600_000))).toBe(null);
    },
  );

  test('know nobody without a secret', () => {
    expect(totpStep(null, totpCode(RFC, new Date(600_000)), new Date(600_000))).toBe(null);
  });

  test('have secrets of 160 bits, and addresses that authenticators read', () => {
    expect(randomTotpSecret()).toMatch(/^[A-Z2-7]{32}$/);
    expect(randomTotpSecret()).not.toBe(randomTotpSecret());
    expect(totpAddress(RFC, 'chen')).toBe(
      `otpauth://totp/RiverGate%3Achen?secret=${RFC}&issuer=RiverGate&algorithm=SHA1&digits=6&period=30`,
    );
  });
});

describe('passwords', () => {
  test('S2C2 MUST be kept as a salted scrypt hash that names its algorithm', async () => {
    const [one, other] = await Promise.all([
      hashPassword('江门 river'),
      hashPassword('江门 river'),
    ]);
    expect(one).toMatch(/^\$scrypt\$ln=15,r=8,p=3\$[\w-]{22}\$[\w-]{43}$/);
    expect(one).not.toBe(other);
    expect(await isPasswordOf('江门 river', one)).toBe(true);
    expect(await isPasswordOf('江门 rivers', one)).toBe(false);
    expect(await isPasswordOf('', one)).toBe(false);
    expect(await isPasswordOf('x', null)).toBe(false);
  });

  test('are the same however a letter was composed', async () => {
    expect(await isPasswordOf('e\u0301', await hashPassword('\u00e9'))).toBe(true);
  });

  test('of any length cost the same and are compared whole', async () => {
    const stored = await hashPassword('a'.repeat(256));
    expect(await isPasswordOf('a'.repeat(257), stored)).toBe(false);
  });

  test('are refused when they are easy', () => {
    const fault = (password: string) =>
      passwordFault(password, { account: 'chen' })?.message ?? null;
    expect(fault('short')).toContain('12 to 256');
    expect(fault('aaaaaaaaaaaaaaaa')).toContain('six different');
    expect(fault('my-name-is-CHEN-2026')).toContain('contain the account');
    expect(fault(randomPassword())).toBe(null);
  });

  test.each([
    'Password1234!',
    'qwertyuiop2026',
    '!!123-P@$$w0rd-321!!',
    'qazwsxedcrfv',
    'iloveyouiloveyou',
    'drowssap-4321',
    'ＱＷＥＲＴＹＵＩＯＰ１２３',
    'sunshine....2026',
    'Woaini1314520',
  ])('S9P1 MUST NOT be common ones, or simple variations: %j', (password) => {
    expect(passwordFault(password, { account: 'chen' })).toEqual({
      message: expect.stringContaining('most common passwords'),
      messageZh: expect.stringContaining('常用口令'),
    });
  });

  test.each([
    ['the hub', 'RiverGate-2026!'],
    ['the department', '江门市水利局20261129'],
    ['the department, in English', 'forestry@Water-2026'],
    ["the person's name", '欧阳修文1234567890'],
  ])('S9P2 MUST NOT be made of the name of %s', (_, password) => {
    const owner = { account: 'chen', nameZh: '欧阳修文', organisations: ['water', 'forestry'] };
    expect(passwordFault(password, owner)?.messageZh).toContain('名称');
  });

  test.each([
    'correct horse battery',
    'another horse battery',
    '江门的河在雨后慢慢变清澈了',
    'kT7!vQ2#xL9p',
    'riverside lamps hum at dusk',
  ])('may be what nobody guesses: %j', (password) => {
    expect(passwordFault(password, { account: 'chen', organisations: ['water'] })).toBe(null);
  });

  test('S9P3 MUST NOT be hashed beyond 1024 bytes, however they are composed', async () => {
    const grows = '\uFDFA'.repeat(200); // One character that normalising makes 18 of.
    expect(passwordFault(`${grows}abcdef`, { account: 'chen' })?.message).toContain('1024 bytes');
    const stored = await hashPassword('');
    expect(await isPasswordOf(grows, stored)).toBe(false);
    expect(await isPasswordOf('x'.repeat(4_000_000), stored)).toBe(false);
  });
});

describe('secrets of machines', () => {
  test('S2C3 MUST be random, and kept as a hash that names its algorithm', () => {
    const [one, other] = [randomSecret(), randomSecret()];
    expect(isSecretForm(one)).toBe(true);
    expect(hashSecret(one)).toMatch(/^sha256:[\w-]{43}$/);
    expect(isSecretOf(one, [hashSecret(one), null])).toBe(true);
    expect(isSecretOf(one, [hashSecret(other), hashSecret(one)])).toBe(true);
    expect(isSecretOf(one, [hashSecret(other), null])).toBe(false);
    expect(isSecretOf(one, [])).toBe(false);
  });
});
