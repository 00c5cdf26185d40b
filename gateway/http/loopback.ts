import type { IncomingMessage } from 'node:http';
import { BlockList, isIPv4 } from 'node:net';
import { valuesOf } from '../identity/presented';

/** The parts of a request that are checked: its headers as received, and its connection. */
export interface ArrivedRequest {
  readonly rawHeaders: ReadonlyArray<string>;
  readonly socket: Pick<IncomingMessage['socket'], 'remoteAddress'>;
}

/**
 * Whether a request comes from this machine, was meant for it, and came without a proxy: its
 * connection, its `Host` and, if present, its `Origin` are loopback, and no header says that it was
 * forwarded. Checking `Host` keeps out a foreign page whose own name points here (DNS rebinding). A
 * proxy on this machine that adds no header cannot be distinguished from a browser.
 */
export function isLoopback({ rawHeaders, socket }: ArrivedRequest): boolean {
  const [host, ...otherHosts] = valuesOf(rawHeaders, 'host');
  const origins = valuesOf(rawHeaders, 'origin');
  return (
    isLoopbackAddress(socket.remoteAddress ?? '') &&
    host !== undefined &&
    otherHosts.length === 0 &&
    isLoopbackAuthority(host) &&
    origins.length <= 1 &&
    origins.every(isLoopbackOrigin) &&
    rawHeaders.every((name, at) => at % 2 === 1 || !FORWARDING.test(name))
  );
}

/**
 * Headers that proxies, load balancers, tunnels and content delivery networks add: those of RFC
 * 7239 and 9110 (`Via`, `Forwarded`, `Max-Forwards`), `X-Forwarded-…`, headers with a client's
 * address, and the families of vendors.
 */
const FORWARDING = new RegExp(
  `^(?:${[
    'forwarded.*',
    'via',
    'max-forwards',
    'proxy-.*',
    'cdn-.*',
    '(?:x-)?original-.*',
    'x-forward.*',
    '(?:x-)?(?:true-|cluster-|real-|remote-|proxyuser-|wap-)?(?:client|real|remote|proxyuser|source|host)-?(?:ip|addr|address|port)',
    'x-(?:proxy|nginx|envoy|amzn|amz|azure|appengine|cloud|arr|vercel|akamai|ssl|scheme|request-start|rewrite|coming|tunnel|varnish|haproxy|traefik|kong|client).*',
    'true-client-.*',
    '(?:cf|fastly|fly|akamai|incap|sucuri|tailscale|ngrok|front-end|ali|eagleeye|wl|cdn|x-tt|x-tencent|x-bce|x-hw).*',
  ].join('|')})$`,
  'i',
);

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');

function isLoopbackAddress(address: string): boolean {
  const plain = address.replace(/^::ffff:/i, ''); // An IPv4 address mapped into IPv6.
  if (isIPv4(plain)) return LOOPBACK.check(plain, 'ipv4');
  return address === '::1';
}

/** A name or address with or without a port, as in `Host`. */
function isLoopbackAuthority(authority: string): boolean {
  const [, name = ''] = /^(\[[0-9a-f:.]+\]|[^:[\]/\\@?#\s]+)(?::\d{1,5})?$/i.exec(authority) ?? [];
  if (name.startsWith('[')) return isLoopbackAddress(name.slice(1, -1));
  return name.toLowerCase() === 'localhost' || (isIPv4(name) && isLoopbackAddress(name));
}

function isLoopbackOrigin(origin: string): boolean {
  const [, authority] = /^https?:\/\/([^/]+)$/i.exec(origin) ?? [];
  return authority !== undefined && isLoopbackAuthority(authority);
}
