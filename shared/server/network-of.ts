import { isIP } from 'node:net';

/** The key for texts that are not an IP address: a caller's text never becomes a key. */
const UNKNOWN = 'unknown';

/**
 * The network whose callers are counted as one: an IPv4 address itself, or the first 64 bits of an
 * IPv6 address, because one subscriber holds all addresses below them. IPv4 inside IPv6
 * (`::ffff:192.0.2.1`, RFC 4291, 2.5.5.2) counts as IPv4 in every notation; a port or a zone after
 * the address is ignored.
 */
export function networkOf(given: string): string {
  const address = bare(given);
  const version = isIP(address);
  if (version === 4) return address;
  if (version !== 6) return UNKNOWN;
  const groups = groupsOf(address);
  const [high = 0, low = 0] = groups.slice(6);
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  if (isMapped) return [high >> 8, high & 255, low >> 8, low & 255].join('.');
  const head = groups.slice(0, 4).map((group) => group.toString(16));
  return `${head.join(':')}::/64`;
}

function bare(given: string): string {
  const [, bracketed] = /^\[([^\]]{1,64})\](?::\d{1,5})?$/.exec(given) ?? [];
  const [, withPort] = /^(\d{1,3}(?:\.\d{1,3}){3}):\d{1,5}$/.exec(given) ?? [];
  const [address = ''] = (bracketed ?? withPort ?? given).split('%', 1);
  return address;
}

/** The eight 16-bit groups of an IPv6 address. */
function groupsOf(address: string): ReadonlyArray<number> {
  const [head = '', tail = ''] = withoutDots(address).split('::');
  const numbers = (part: string) =>
    part
      .split(':')
      .filter(Boolean)
      .map((group) => parseInt(group, 16));
  const [before, after] = [numbers(head), numbers(tail)];
  const zeros = Array<number>(Math.max(0, 8 - before.length - after.length)).fill(0);
  return [...before, ...zeros, ...after];
}

/** `::ffff:192.0.2.1` as `::ffff:c000:201`. */
function withoutDots(address: string): string {
  return address.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, ...bytes: ReadonlyArray<string>) => {
    const [a = 0, b = 0, c = 0, d = 0] = bytes.slice(0, 4).map(Number);
    return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
  });
}
