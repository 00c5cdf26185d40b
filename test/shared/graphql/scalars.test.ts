import { Kind, parseValue, type ValueNode } from 'graphql';
import { DateScalar, DateTimeScalar } from '../../../shared/graphql/scalars';

describe('DateTime', () => {
  test.each([
    ['2020-03-26T10:00:00Z', '2020-03-26T10:00:00.000Z'],
    ['2020-03-26T10:00Z', '2020-03-26T10:00:00.000Z'],
    ['2020-02-29T23:59:59.999+08:00', '2020-02-29T15:59:59.999Z'],
    ['2000-02-29T00:00:00-23:59', '2000-02-29T23:59:00.000Z'],
  ])('reads %s', (given, utc) => {
    expect(DateTimeScalar.parseValue(given)).toBe(utc);
  });

  test.each([
    '2020-02-30T00:00:00Z',
    '2021-02-29T00:00:00Z',
    '1900-02-29T00:00:00Z',
    '2020-04-31T00:00:00Z',
    '2020-00-10T00:00:00Z',
    '2020-13-10T00:00:00Z',
    '2020-03-00T00:00:00Z',
    '2020-03-26T24:00:00Z',
    '2020-03-26T23:60:00Z',
    '2020-03-26T23:59:60Z',
    '2020-03-26T10:00:00+24:00',
    '2020-03-26T10:00:00+08:60',
    '2020-03-26',
    '2020-03-26T10:00:00',
    '0000-01-01T00:00:00Z',
    '9999-12-31T23:59:59-01:00',
    '',
  ])('refuses %j with its own sentence', (given) => {
    expect(() => DateTimeScalar.parseValue(given)).toThrow(
      `DateTime requires text like "2020-03-26T10:00:00Z", but got: ${JSON.stringify(given)}.`,
    );
  });

  test.each([
    [5, '5'],
    [true, 'true'],
    [null, 'null'],
    [['2020-03-26T10:00:00Z'], 'a list'],
    [{ at: '2020-03-26T10:00:00Z' }, 'an object'],
    ['x'.repeat(1000), `"${'x'.repeat(60)}…"`],
  ])('shows %j as far as one needs to see it', (given, shown) => {
    expect(() => DateTimeScalar.parseValue(given)).toThrow(`but got: ${shown}.`);
  });

  test('knows the place of a literal that it refuses', () => {
    const node = parseValue('"2020-02-30T00:00:00Z"');
    expect(refusalOf(node)).toMatchObject({
      message:
        'DateTime requires text like "2020-03-26T10:00:00Z", but got: "2020-02-30T00:00:00Z".',
      locations: [{ line: 1, column: 1 }],
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  test('reads no number for an instant', () => {
    expect(refusalOf({ kind: Kind.INT, value: '20200326' })).toMatchObject({
      message: 'DateTime requires text like "2020-03-26T10:00:00Z", but got: 20200326.',
    });
  });
});

describe('Date', () => {
  test('takes the days of the calendar, and no others', () => {
    expect(DateScalar.parseValue('2020-02-29')).toBe('2020-02-29');
    for (const day of [
      '2021-02-29',
      '2020-02-30',
      '2020-06-31',
      '2020-13-01',
      '2020-2-9',
      '0000-01-01',
    ])
      expect(() => DateScalar.parseValue(day)).toThrow(/^Date requires text like "2020-03-26"/);
  });
});

function refusalOf(node: ValueNode): unknown {
  try {
    DateTimeScalar.parseLiteral(node);
  } catch (thrown) {
    return thrown;
  }
  throw new TypeError('Nothing was refused.');
}
