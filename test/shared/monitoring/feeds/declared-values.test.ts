import { requireOneSeriesEach } from '../../../../shared/monitoring/feeds/declared-values';
import { departments } from '../../../../subgraphs/registry';

const declared = (...values: Parameters<typeof requireOneSeriesEach>[1]) => {
  requireOneSeriesEach('water/fixture', values);
};

describe('the declared values of a feed', () => {
  test('are those of all feeds but the list of points, each column of which feeds a series of its own', async () => {
    const feeds = (await departments()).flatMap(({ feeds: ofDepartment }) => ofDepartment);
    expect(feeds.filter(({ values }) => values.length === 0).map(({ id }) => id)).toEqual([
      'environment/air-sites',
    ]);
    for (const { id, values } of feeds) {
      requireOneSeriesEach(id, values);
      const [first] = values;
      if (first)
        expect(() => {
          requireOneSeriesEach(id, [...values, first]);
        }).toThrow(TypeError);
    }
  });

  test('are refused where one column feeds two quantities, however its name is written', () => {
    expect(() => {
      declared({ column: 'PM10', indicator: 'pm10' }, { column: 'ＰＭ10 ', indicator: 'pm25' });
    }).toThrow(
      new TypeError(
        'water/fixture: the column "ＰＭ10 " feeds pm10 and pm25, but one column is one quantity.',
      ),
    );
  });

  test('are refused where two columns feed one series, also by the code of the indicator', () => {
    expect(() => {
      declared({ column: 'a', indicator: 'pm10' }, { column: 'b', indicator: 'a34002' });
    }).toThrow(
      new TypeError(
        'water/fixture: the columns "a" and "b" feed one series of a34002; they need another averaging or method, or insteadOf.',
      ),
    );
  });

  test('may have two columns of one indicator that differ in averaging or method, or one for want of the other', () => {
    declared(
      { column: 'a', indicator: 'pm10', averaging: 'HOUR' },
      { column: 'b', indicator: 'pm10', averaging: 'DAY' },
      { column: 'c', indicator: 'pm10', averaging: 'HOUR', method: 'published' },
      { column: 'd', indicator: 'pm10', averaging: 'HOUR', insteadOf: 'a' },
    );
    expect(() => {
      declared(
        { column: 'a', indicator: 'pm10' },
        { column: 'b', indicator: 'pm10', insteadOf: 'c' },
      );
    }).toThrow('feed one series of pm10');
  });

  test('are refused with an indicator that nobody knows', () => {
    expect(() => {
      declared({ column: 'a', indicator: 'pm11' });
    }).toThrow(new TypeError('water/fixture: no indicator is named "pm11".'));
  });
});
