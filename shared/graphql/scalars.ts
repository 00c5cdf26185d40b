import { GraphQLScalarType, Kind } from 'graphql';
import { RiverGateError } from '../errors/rivergate-error';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;
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
    const ms = INSTANT.test(text) ? Date.parse(text) : Number.NaN;
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
  parse: (text) =>
    DAY.test(text) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text)
      ? text
      : undefined,
  example: '2020-03-26',
});

interface TextScalar {
  readonly name: string;
  readonly description: string;
  readonly specifiedByURL: string;
  readonly parse: (text: string) => string | undefined;
  readonly example: string;
}

function textScalar({ name, description, specifiedByURL, parse, example }: TextScalar) {
  const read = (value: unknown): string => {
    const parsed = typeof value === 'string' ? safely(parse, value) : undefined;
    if (parsed === undefined) {
      throw new RiverGateError(
        'BAD_USER_INPUT',
        `${name} wants text like "${example}", but got: ${JSON.stringify(value)}.`,
      );
    }
    return parsed;
  };
  return new GraphQLScalarType<string, string>({
    name,
    description,
    specifiedByURL,
    serialize: String,
    parseValue: read,
    parseLiteral: (node) => read(node.kind === Kind.STRING ? node.value : undefined),
  });
}

function safely(parse: (text: string) => string | undefined, text: string): string | undefined {
  try {
    return parse(text);
  } catch {
    return undefined; // Date throws a RangeError for a day such as 2020-02-31T25.
  }
}
