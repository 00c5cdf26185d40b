/**
 * The hand-written limit: node:http and one prepared statement for each request, which returns the
 * finished JSON as a reader under row-level security. It knows three operations by name, and no
 * GraphQL.
 */
const { createServer } = require('node:http');
const { Pool } = require('pg');
const { units, flags } = require('./facts.cjs');

const FLAG = `(array[${flags.map((flag) => `'${flag}'`).join(',')}])[o.flag + 1]`;
const instant = (column) => `replace(to_json(${column})::text, '+00:00"', 'Z"')`;

/** The newest values of station `t` for the indicators $2, whose heads are $3. */
const LATEST = `(select '['||coalesce(string_agg(
    i.head||case when o.value is null or o.detection_limit is not null then 'null' else o.value::text end
    ||',"from":'||${instant('o.starts_at')}||',"flag":"'||${FLAG}||'"}',
    ',' order by s.indicator_code, s.averaging, s.depth, s.method), '')||']'
  from weather.series s join weather.latest o on o.series_id = s.id
  join unnest($2::text[], $3::text[]) i(code, head) on i.code = s.indicator_code
  where s.station_id = t.id)`;
const WEATHER_KINDS = `array['NATIONAL_SURFACE','REGIONAL_AUTO','EXCHANGED']`;

const heads = ({ indicators }) =>
  indicators.map((code) => `{"indicator":{"code":"${code}"},"unit":"${units[code]}","value":`);

const OPERATIONS = {
  StationsLatest: {
    text: `select '{"data":{"weatherStations":{"nodes":['||coalesce(string_agg('{"id":'||to_json(t.id)::text
      ||',"nameZh":'||to_json(t.name_zh)::text||',"district":{"code":"'||t.district_code||'"},"latest":'||${LATEST}||'}',
      ',' order by t.id), '')||']}}}'
      from (select id, name_zh, district_code from weather.station where district_code = $1
        and kind = any(${WEATHER_KINDS}) order by id limit 50) t`,
    values: (given) => [given.district, given.indicators, heads(given)],
  },
  DistrictJoined: {
    text: `select '{"data":{"district":{"code":"'||d.code||'","nameZh":'||to_json(d.name_zh)::text||',"areaKm2":'||d.area_km2::text
      ||',"waterStations":{"nodes":'||(select '['||coalesce(string_agg('{"id":'||to_json(t.id)::text||',"nameZh":'||to_json(t.name_zh)::text
        ||',"kind":"'||t.kind||'"}', ',' order by t.id), '')||']' from (select id, name_zh, kind from water.station
        where district_code = $1 and kind = any(array['RIVER_STATION','RESERVOIR_STATION']) order by id limit 20) t)
      ||'},"weatherStations":{"nodes":'||(select '['||coalesce(string_agg('{"id":'||to_json(t.id)::text||',"nameZh":'||to_json(t.name_zh)::text
        ||',"latest":'||${LATEST}||'}', ',' order by t.id), '')||']' from (select id, name_zh from weather.station
        where district_code = $1 and kind = any(${WEATHER_KINDS}) order by id limit 20) t)
      ||'},"forestPlots":{"nodes":'||(select '['||coalesce(string_agg('{"id":'||to_json(t.id)::text||',"nameZh":'||to_json(t.name_zh)::text
        ||',"standType":'||coalesce(to_json(t.stand_type)::text, 'null')||',"plotArea":'||coalesce(t.plot_area_m2::text, 'null')||'}', ',' order by t.id), '')||']'
        from (select id, name_zh, stand_type, plot_area_m2 from forestry.station
        where district_code = $1 and kind = 'FOREST_PLOT' order by id limit 20) t)||'}}}}'
      from reference.district d where d.code = $1`,
    values: (given) => [given.district, given.indicators, heads(given)],
  },
  SeriesPoints: {
    text: `select '{"data":{"weatherStation":{"id":'||to_json(t.id)::text||',"nameZh":'||to_json(t.name_zh)::text||',"series":['
      ||(select coalesce(string_agg('{"unit":'||$5||',"times":'||x.times||',"values":'||x.points||',"flags":'||x.flags||'}', ',' order by s.averaging, s.depth, s.method), '')
        from weather.series s cross join lateral (select
          coalesce(replace(array_to_json(array_agg(o.starts_at))::text, '+00:00"', 'Z"'), '[]') as times,
          coalesce(array_to_json(array_agg(o.value))::text, '[]') as points,
          case when count(*) = 0 then '[]' when max(o.flag) = 0 then '["VALID"'||repeat(',"VALID"', count(*)::int - 1)||']'
            else array_to_json(array_agg(${FLAG}))::text end as flags
          from (select starts_at, case when detection_limit is null then value end as value, flag from weather.observation
            where series_id = s.id and starts_at >= $3 and starts_at < $4 order by starts_at) o) x
        where s.station_id = t.id and s.indicator_code = $2)||']}}}'
      from weather.station t where t.id = $1`,
    values: ({ station, indicator, from, to }) => [
      station,
      indicator,
      from,
      to,
      `"${units[indicator]}"`,
    ],
  },
};

const pool = new Pool({
  connectionString: process.env.BENCH_DATABASE,
  max: 8,
  options: '-c timezone=UTC -c plan_cache_mode=force_generic_plan -c role=bench_reader',
});
pool.on('connect', (client) => {
  void client.query(
    `set rivergate.districts = '*'; set rivergate.sources = '*'; set rivergate.datasets = '*';
     set rivergate.data_from = '-infinity'; set rivergate.data_before = 'infinity'`,
  );
});

async function answer(request) {
  const pieces = [];
  for await (const piece of request) pieces.push(piece);
  const { operationName, variables } = JSON.parse(Buffer.concat(pieces).toString());
  const { text, values } = OPERATIONS[operationName];
  const { rows } = await pool.query({
    name: operationName,
    text,
    values: values(variables),
    rowMode: 'array',
  });
  return rows[0][0];
}

createServer((request, response) => {
  answer(request).then(
    (text) => {
      const bytes = Buffer.from(text);
      response.writeHead(200, {
        'content-type': 'application/json',
        'content-length': bytes.length,
      });
      response.end(bytes);
    },
    (fault) => {
      response.writeHead(500).end(JSON.stringify({ errors: [{ message: String(fault) }] }));
    },
  );
}).listen(Number(process.env.PORT), '127.0.0.1', () => console.log('ready'));
