import { integerBetween, originList, text } from './setting-parsers';
import { setting, type SettingReader } from './setting-reader';

/** Settings that limit the requests and connections of one caller. */
export function doorSettings(reader: SettingReader) {
  return {
    ...rateSettings(reader),
    ...socketSettings(reader),
    ...metricsSettings(reader),
    ...originSettings(reader),
  };
}

/** Where a gateway serves its metrics, apart from its callers. */
function metricsSettings({ read, readOptional }: SettingReader) {
  const port = setting(
    'RIVERGATE_METRICS_PORT',
    integerBetween(0, 65535),
    'Port of `/metrics` (Prometheus), apart from the port of callers; 0 selects a free one. Unless given, there are no metrics.',
  );
  const host = setting(
    'RIVERGATE_METRICS_HOST',
    text('host name or address'),
    'Address on which `/metrics` listens.',
  );
  return { metricsPort: readOptional(port), metricsHost: read(host, '127.0.0.1') };
}

/** Which pages of elsewhere may ask as the public. */
function originSettings({ readOptional }: SettingReader) {
  const origins = setting(
    'RIVERGATE_OPEN_ORIGINS',
    originList,
    'Origins whose pages may ask `/graphql` as the public (CORS), never with credentials; `*` is every origin. Unless given, none.',
  );
  return { openOrigins: readOptional(origins) ?? [] };
}

/** Requests and cost that one caller may use in a minute. */
function rateSettings({ read }: SettingReader) {
  const perMinute = (name: string, meaning: string, fallback: number) =>
    read(setting(name, integerBetween(1, 1_000_000_000_000), meaning), fallback);
  const ofAddress = 'of the public a minute, from one address (IPv6: one /64).';
  const ofSubject = 'a minute of one account or client.';
  return {
    publicRequestsPerMinute: perMinute(
      'RIVERGATE_PUBLIC_REQUESTS_PER_MINUTE',
      `Requests ${ofAddress}`,
      30_000,
    ),
    publicCostPerMinute: perMinute(
      'RIVERGATE_PUBLIC_COST_PER_MINUTE',
      `Cost of operations ${ofAddress}`,
      100_000_000,
    ),
    requestsPerMinute: perMinute('RIVERGATE_REQUESTS_PER_MINUTE', `Requests ${ofSubject}`, 60_000),
    costPerMinute: perMinute(
      'RIVERGATE_COST_PER_MINUTE',
      `Cost of operations ${ofSubject}`,
      500_000_000,
    ),
  };
}

/** Time limits of callers, and how many may connect at once. */
function socketSettings({ read }: SettingReader) {
  const limit = (name: string, [least, most]: readonly [number, number], meaning: string) =>
    setting(name, integerBetween(least, most), meaning);
  return {
    requestMs: read(
      limit(
        'RIVERGATE_REQUEST_MS',
        [100, 3_600_000],
        'How long a request may take to arrive, including its body, in ms.',
      ),
      60_000,
    ),
    slowReaderMs: read(
      limit(
        'RIVERGATE_SLOW_READER_MS',
        [100, 3_600_000],
        'How long a caller may read an answer at less than 8 KiB a second, in ms.',
      ),
      30_000,
    ),
    maxConnections: read(
      limit(
        'RIVERGATE_MAX_CONNECTIONS',
        [1, 1_000_000],
        "Maximum number of callers' connections at once.",
      ),
      2000,
    ),
    maxConnectionsPerAddress: read(
      limit(
        'RIVERGATE_MAX_CONNECTIONS_PER_ADDRESS',
        [1, 1_000_000],
        'Maximum number of connections at once of one address (IPv6: one /64); trusted proxies are exempt.',
      ),
      500,
    ),
  };
}
