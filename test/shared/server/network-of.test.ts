import fc from 'fast-check';
import { networkOf } from '../../../shared/server/network-of';

describe('a network', () => {
  test.each([
    ['192.0.2.7', '192.0.2.7'],
    ['192.0.2.7:51234', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['::FFFF:c000:0207', '192.0.2.7'],
    ['0:0:0:0:0:ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['2001:0DB8:0000:0000:ffff::', '2001:db8:0:0::/64'],
    ['[2001:db8::9]:443', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['', 'unknown'],
    ['unknown', 'unknown'],
    ['x'.repeat(10_000), 'unknown'],
    ['300.1.1.1', 'unknown'],
  ])('of %s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });

  test('is one for all addresses of a /64, and another beyond it', () => {
    const hex = fc.integer({ min: 0, max: 0xffff }).map((group) => group.toString(16));
    const half = fc.array(hex, { minLength: 4, maxLength: 4 }).map((groups) => groups.join(':'));
    fc.assert(
      fc.property(half, half, half, (head, one, other) => {
        expect(networkOf(`${head}:${one}`)).toBe(networkOf(`${head}:${other}`));
        const isSame = networkOf(`${head}:${one}`) === networkOf(`${other}:${one}`);
        expect(isSame).toBe(head === other);
      }),
    );
  });
});
