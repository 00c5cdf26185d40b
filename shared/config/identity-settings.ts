import { outsideIssuers, type OutsideIssuer } from './outside-issuers';
import { httpAddress, integerBetween, networkList, text, truth } from './setting-parsers';
import { setting, type SettingReader } from './setting-reader';

const NO_ISSUERS: ReadonlyArray<OutsideIssuer> = [];

/** Settings of identification: keys, tokens, external issuers. */
export function identitySettings({ read, readOptional }: SettingReader) {
  const issuer = setting(
    'RIVERGATE_ISSUER',
    httpAddress,
    'Public address of the hub, the same for all its gateways: the `iss` of its tokens; unless given, the address on which it listens.',
  );
  const issuers = setting(
    'RIVERGATE_ISSUERS',
    outsideIssuers,
    'Outside issuers whose tokens and sign-ins are accepted for accounts registered here.',
  );
  const life = 'How long an access token lives, in minutes.';
  return {
    keysFolder: readOptional(
      setting(
        'RIVERGATE_KEYS',
        text('folder'),
        "Folder of the hub's private keys; missing keys are generated. `keys` below RIVERGATE_DATA unless given.",
      ),
    ),
    issuer: readOptional(issuer),
    tokenMinutes: read(setting('RIVERGATE_TOKEN_MINUTES', integerBetween(1, 60), life), 5),
    outsideIssuers: readOptional(issuers) ?? NO_ISSUERS,
  };
}

/** Settings for browsers: sessions, cookies, proxies. */
export function sessionSettings({ read, readOptional }: SettingReader) {
  const proxies = setting(
    'RIVERGATE_TRUSTED_PROXIES',
    networkList,
    "Proxies whose `x-forwarded-…` headers are trusted for the caller's address and for https.",
  );
  return {
    sessionIdleMinutes: read(
      setting(
        'RIVERGATE_SESSION_IDLE_MINUTES',
        integerBetween(1, 1440),
        'How long a browser session may stay idle, in minutes.',
      ),
      30,
    ),
    sessionHours: read(
      setting(
        'RIVERGATE_SESSION_HOURS',
        integerBetween(1, 24),
        'Maximum lifetime of a browser session, in hours.',
      ),
      8,
    ),
    hasSecureCookies: read(
      setting(
        'RIVERGATE_SECURE_COOKIES',
        truth,
        'Mark cookies as https-only (`Secure`) even if the request came over http.',
      ),
      false,
    ),
    trustedProxies: readOptional(proxies) ?? [],
  };
}
