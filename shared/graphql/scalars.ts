import { GraphQLError, GraphQLScalarType, Kind, print, type ValueNode } from 'graphql';
import { RiverGateError } from '../errors/rivergate-error';

/** Year, month, day, hour, minute, second, fraction, offset: RFC 3339; seconds are optional. */
const INSTANT =
  /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(?:Z|[+-](\d{2}):(\d{2}))$/;
/** After conversion to UTC: PostgreSQL does not parse year 0 or years beyond 9999 in this form. */
const FOUR_DIGIT_YEAR = /^(?!0000)\d{4}-/;
const DAY = /^(?!0000)\d{4}-\d{2}-\d{2}$/;

/** An instant as RFC 3339 text: any offset as input, UTC as output. */
export const DateTimeScalar = textScalar({
  name: 'DateTime',
  description: 'An instant, RFC 3339: accepts any offset, returns UTC: 2020-03-26T10:00:00Z (时刻)',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339#section-5.6',
  parse: (text) => {
    if (!isOnClockAndCalendar(text)) return undefined;
    const ms = Date.parse(text);
    const utc = Number.isNaN(ms) ? '' : new Date(ms).toISOString();
    return FOUR_DIGIT_YEAR.test(utc) ? utc : undefined;
  },
  example: '2020-03-26T10:00:00Z',
});

/** A calendar day, without a time zone. */
export const DateScalar = textScalar({
  name: 'Date',
  description: 'A calendar day in Beijing time, YYYY-MM-DD (日期)',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339#section-5.6',
  parse: (text) => (DAY.test(text) && isDay(text) ? text : undefined),
  example: '2020-03-26',
});

/** All custom scalars of the hub. */
export const SCALARS: ReadonlyArray<GraphQLScalarType<string, string>> = [
  DateTimeScalar,
  DateScalar,
];

/** `Date` would accept 30 February as 2 March, and 24:00 as the next day's midnight. */
function isOnClockAndCalendar(text: string): boolean {
  const found = INSTANT.exec(text);
  if (!found) return false;
  const [hour, minute, second, offsetHour, offsetMinute] = [4, 5, 6, 7, 8].map((at) =>
    Number(found[at] ?? 0),
  );
  const isTime = [
    [hour, 23],
    [minute, 59],
    [second, 59],
    [offsetHour, 23],
    [offsetMinute, 59],
  ].every(([value = 0, most = 0]) => value <= most);
  return isTime && isDay(text.slice(0, 10));
}

/** Whether the calendar has this day; the text must have the form YYYY-MM-DD. */
function isDay(text: string): boolean {
  const midnight = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(text);
}

interface TextScalar {
  readonly name: string;
  readonly description: string;
  readonly specifiedByURL: string;
  readonly parse: (text: string) => string | undefined;
  readonly example: string;
}

function textScalar({ name, description, specifiedByURL, parse, example }: TextScalar) {
  const read = (value: unknown): string => {
    const parsed = typeof value === 'string' ? parse(value) : undefined;
    if (parsed !== undefined) return parsed;
    throw new RiverGateError(
      'BAD_USER_INPUT',
      `${name} requires text like "${example}", but got: ${shown(value)}.`,
    );
  };
  return new GraphQLScalarType<string, string>({
    name,
    description,
    specifiedByURL,
    serialize: String,
    parseValue: read,
    parseLiteral: (node) => {
      try {
        return read(node.kind === Kind.STRING ? node.value : undefined);
      } catch {
        throw refusedLiteral(
          `${name} requires text like "${example}", but got: ${literal(node)}.`,
          node,
        );
      }
    },
  });
}

/** The error for a literal includes its location. */
function refusedLiteral(message: string, node: ValueNode): GraphQLError {
  const { extensions } = new RiverGateError('BAD_USER_INPUT', message);
  return new GraphQLError(message, { nodes: node, extensions });
}

const LONGEST_SHOWN = 60;

function literal(node: ValueNode): string {
  return node.kind === Kind.STRING ? shown(node.value) : cut(print(node));
}

/** Texts and numbers as received, shortened; other values by their type. */
function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(cut(value));
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' && value !== null ? 'an object' : cut(String(value));
}

function cut(text: string): string {
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}
