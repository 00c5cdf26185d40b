import { GraphQLError, GraphQLScalarType, Kind, print, type ValueNode } from 'graphql';
import { RiverGateError } from '../errors/rivergate-error';

/** Year, month, day, hour, minute, second, fraction, offset: RFC 3339, the seconds may be left out. */
const INSTANT =
  /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(?:Z|[+-](\d{2}):(\d{2}))$/;
/** After conversion to UTC: year 0 and years beyond 9999 are none that PostgreSQL reads so. */
const FOUR_DIGIT_YEAR = /^(?!0000)\d{4}-/;
const DAY = /^(?!0000)\d{4}-\d{2}-\d{2}$/;

/** An instant: RFC 3339 text, any offset in, UTC out. */
export const DateTimeScalar = textScalar({
  name: 'DateTime',
  description:
    'An instant, RFC 3339; any offset is read, UTC is answered: 2020-03-26T10:00:00Z (时刻)',
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

/** Every scalar of ours. */
export const SCALARS: ReadonlyArray<GraphQLScalarType<string, string>> = [
  DateTimeScalar,
  DateScalar,
];

/** `Date` would take 30 February for 2 March, and 24:00 for the next day's midnight. */
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

/** Whether the calendar has such a day; the text is of the form YYYY-MM-DD. */
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

/** The refusal of a literal knows its place. */
function refusedLiteral(message: string, node: ValueNode): GraphQLError {
  const { extensions } = new RiverGateError('BAD_USER_INPUT', message);
  return new GraphQLError(message, { nodes: node, extensions });
}

const LONGEST_SHOWN = 60;

function literal(node: ValueNode): string {
  return node.kind === Kind.STRING ? shown(node.value) : cut(print(node));
}

/** Text and numbers as received, shortened; for any other value its type. */
function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(cut(value));
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' && value !== null ? 'an object' : cut(String(value));
}

function cut(text: string): string {
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}
