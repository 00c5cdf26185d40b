import { isIP } from 'node:net';

/** A type of setting: its description, and its parser. */
export interface SettingParser<T> {
  /** Name of the type in the settings table and in errors. */
  readonly type: string;
  /** The value, or undefined when the text is not of this type. */
  parse(text: string): T | undefined;
}

/** An integer within bounds, both inclusive. */
export function integerBetween(min: number, max: number): SettingParser<number> {
  return {
    type: `integer ${String(min)}–${String(max)}`,
    parse: (text) => {
      const value = /^\d{1,15}$/.test(text) ? Number(text) : NaN;
      return value >= min && value <= max ? value : undefined;
    },
  };
}

/** Exactly `true` or `false`. */
export const truth: SettingParser<boolean> = {
  type: 'true or false',
  parse: (text) => (text === 'true' ? true : text === 'false' ? false : undefined),
};

/** One of the words given. */
export function oneOf<T extends string>(...words: ReadonlyArray<T>): SettingParser<T> {
  return { type: words.join(', '), parse: (text) => words.find((word) => word === text) };
}

/** Any text. */
export function text(type: string): SettingParser<string> {
  return { type, parse: (value) => value };
}

/** Texts separated by commas, without empty ones. */
export function textList(type: string): SettingParser<ReadonlyArray<string>> {
  return {
    type,
    parse: (value) => {
      const items = value.split(',').map((item) => item.trim());
      return items.includes('') ? undefined : items;
    },
  };
}

/** IP addresses and networks (`10.0.0.0/8`), separated by commas. */
export const networkList: SettingParser<ReadonlyArray<string>> = {
  type: 'IP addresses or networks, comma between',
  parse: (value) => {
    const items = value.split(',').map((item) => item.trim());
    return items.every(isNetwork) ? items : undefined;
  },
};

/** The address of a PostgreSQL server. */
export const postgresUrl: SettingParser<string> = {
  type: 'postgres:// address',
  parse: (value) => (urlWith(value, ['postgres:', 'postgresql:']) ? value : undefined),
};

/** The address of a server, without path, query or trailing slash. */
export const httpAddress: SettingParser<string> = {
  type: 'http(s)://host[:port]',
  parse: (value) =>
    urlWith(value, ['http:', 'https:']) && new URL(value).origin === value ? value : undefined,
};

/** Origins of pages as a browser sends them, separated by commas; or `*` alone. */
export const originList: SettingParser<ReadonlyArray<string>> = {
  type: 'http(s)://host[:port], comma between; or *',
  parse: (value) => {
    const items = value.split(',').map((item) => item.trim());
    const isOrigin = (item: string) => httpAddress.parse(item) !== undefined;
    return value === '*' || items.every(isOrigin) ? items : undefined;
  },
};

/** The address of a resource, with its path and without credentials, which would show in messages. */
export const httpUrl: SettingParser<string> = {
  type: 'http(s)://host[:port]/path',
  parse: (value) => {
    if (!urlWith(value, ['http:', 'https:'])) return undefined;
    const { username, password, hash } = new URL(value);
    return username === '' && password === '' && hash === '' ? value : undefined;
  },
};

/** An RFC 3339 instant with an offset. */
export const instant: SettingParser<Date> = {
  type: 'RFC 3339 instant',
  parse: (value) => {
    const [, day] =
      /^(\d{4}-\d\d-\d\d)T\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/.exec(value) ?? [];
    // V8 reads the 30th of February as the 2nd of March instead of refusing it.
    const isRealDay =
      day !== undefined && dateOrNull(`${day}T00:00:00Z`)?.toISOString().startsWith(day);
    return isRealDay ? (dateOrNull(value) ?? undefined) : undefined;
  },
};

/** `water=http://…,ocean=https://…`: the address of each named department. */
export const departmentLinks: SettingParser<ReadonlyMap<string, string>> = {
  type: 'list of department=http(s)://…',
  parse: (value) => {
    const links = new Map<string, string>();
    for (const pair of value.split(',')) {
      const [, department, address] = /^\s*([a-z][a-z0-9-]*)=(\S+)\s*$/.exec(pair) ?? [];
      if (!department || !address || links.has(department)) return undefined;
      if (!urlWith(address, ['http:', 'https:'])) return undefined;
      links.set(department, address);
    }
    return links;
  },
};

function isNetwork(item: string): boolean {
  const [address = '', bits, ...rest] = item.split('/');
  const version = isIP(address);
  const isPrefix = bits === undefined || /^\d{1,3}$/.test(bits);
  return (
    version !== 0 &&
    rest.length === 0 &&
    isPrefix &&
    Number(bits ?? 0) <= (version === 4 ? 32 : 128)
  );
}

function dateOrNull(value: string): Date | null {
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? null : date;
}

function urlWith(value: string, protocols: ReadonlyArray<string>): boolean {
  return URL.canParse(value) && protocols.includes(new URL(value).protocol);
}
