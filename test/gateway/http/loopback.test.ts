import { isLoopback } from '../../../gateway/http/loopback';

const arrived = (
  headers: ReadonlyArray<readonly [string, string]>,
  remoteAddress: string | undefined = '127.0.0.1',
) => isLoopback({ rawHeaders: headers.flat(), socket: { remoteAddress } });

const HOST = ['Host', '127.0.0.1:4000'] as const;

describe('a request of this machine', () => {
  test.each([
    'localhost',
    'localhost:4000',
    'LOCALHOST:4000',
    '127.0.0.1',
    '127.0.0.1:4000',
    '127.8.9.1:80',
    '[::1]',
    '[::1]:4000',
    '[::ffff:127.0.0.1]:4000',
  ])('is one that was meant for %s', (host) => {
    expect(arrived([['Host', host]])).toBe(true);
  });

  test.each([
    'localhost.evil.com',
    'localhost.evil.com:4000',
    'evil.localhost.example',
    '127.0.0.1.nip.io',
    '127.0.0.1.nip.io:4000',
    '127.0.0.1:4000.evil.example',
    '127.0.0.1@evil.example',
    'evil.example#localhost',
    '127.0.0.256',
    '127.1',
    '2130706433',
    '0x7f.0.0.1',
    '0.0.0.0',
    '0.0.0.0:4000',
    '[::]:4000',
    '[::ffff:10.0.0.1]:4000',
    '[::1',
    '::1',
    '10.0.0.1:4000',
    'hub.example',
    '',
  ])('S2D4 MUST NOT be one that was meant for %j', (host) => {
    expect(arrived([['Host', host]])).toBe(false);
  });

  test.each(['127.0.0.1', '127.4.5.6', '::1', '::ffff:127.0.0.1', '::FFFF:127.0.0.1'])(
    'is one whose connection comes from %s',
    (address) => {
      expect(arrived([HOST], address)).toBe(true);
    },
  );

  test.each(['10.0.0.5', '::ffff:10.0.0.5', 'fe80::1', '0.0.0.0', '128.0.0.1', ''])(
    'S2D5 MUST NOT be one whose connection comes from %j',
    (address) => {
      expect(arrived([HOST], address)).toBe(false);
    },
  );

  test('S2D6 MUST have one Host, and no more than one Origin, which is loopback', () => {
    const origin = (value: string) => arrived([HOST, ['Origin', value]]);
    expect(arrived([])).toBe(false);
    expect(arrived([HOST, HOST])).toBe(false);
    expect(origin('http://127.0.0.1:4000')).toBe(true);
    expect(origin('http://[::1]:4000')).toBe(true);
    const foreign = ['null', 'http://evil.example', 'http://localhost.evil.com', 'file://', ''];
    expect(foreign.filter(origin)).toEqual([]);
    expect(arrived([HOST, ['Origin', 'http://localhost'], ['Origin', 'http://localhost']])).toBe(
      false,
    );
  });

  test.each([
    ...['Forwarded', 'Via', 'Max-Forwards', 'Proxy-Connection', 'X-ProxyUser-IP', 'CDN-Loop'],
    ...['X-Forwarded-For', 'X-Forwarded-Host', 'X-Forwarded-Proto', 'X-Forwarded-Port'],
    ...['X-Forwarded', 'X-Forwarded-Server', 'x-forwarded-anything', 'X-Forward-For'],
    ...['X-Real-IP', 'X-Client-IP', 'Client-IP', 'True-Client-IP', 'X-Cluster-Client-IP'],
    ...['CF-Connecting-IP', 'CF-Ray', 'CF-Visitor', 'Fastly-Client-IP', 'Fly-Client-IP'],
    ...['X-Original-Forwarded-For', 'X-Original-Host', 'X-Envoy-External-Address', 'X-Remote-Addr'],
    ...['X-Amzn-Trace-Id', 'X-Azure-ClientIP', 'X-Appengine-User-IP', 'Tailscale-User-Login'],
    ...['X-Cloud-Trace-Context', 'X-Vercel-Forwarded-For', 'Ali-CDN-Real-IP', 'X-Request-Start'],
  ])('S2D7 MUST NOT have passed anything that adds %s', (name) => {
    expect(arrived([HOST, [name, '127.0.0.1']])).toBe(false);
  });

  test('may have what browsers and tools send themselves', () => {
    const usual = ['Accept', 'Accept-Language', 'Cookie', 'Connection', 'Content-Type', 'Referer'];
    const more = [
      'User-Agent',
      'Sec-Fetch-Site',
      'Cache-Control',
      'X-Request-Id',
      'Content-Length',
    ];
    const names = [...usual, ...more, 'Upgrade-Insecure-Requests', 'DNT', 'Priority', 'Host-Name'];
    expect(names.filter((name) => !arrived([HOST, [name, 'x']]))).toEqual([]);
  });
});
