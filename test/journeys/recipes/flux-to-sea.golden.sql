-- environment, 1 times
select s.station_id, o.series_id, s.indicator_code, s.averaging, s.depth, s.method, o.starts_at, o.value, o.detection_limit, o.flag, o.revision, o.batch_id, (coalesce(o.review_batch_id = o.batch_id, false) or coalesce(o.batch_id <= s.reviewed_batch_id and environment.interval_end(o.starts_at, s.averaging) <= s.reviewed_until, false)) as is_reviewed, b.provenance from environment.series s join environment.latest o on o.series_id = s.id and o.starts_at <= now() + interval '5 minutes' join environment.batch b on b.id = o.batch_id where s.station_id = any($1) and s.dataset = any($2::text[]) and ($3::text[] is null or s.indicator_code = any($3::text[])) and ($4::text[] is null or s.averaging = any($4::text[])) order by s.indicator_code, s.averaging, s.depth, s.method

-- environment, 1 times
select to_jsonb(t) as stored from environment.station t where t.id = any($1)

-- environment, 1 times
select wanted.key, to_jsonb(t) as stored from unnest($1::text[]) wanted (key) cross join lateral ( select * from environment.station t where true and t.kind = any($2) and ($3::text is null or t.kind = $3) and ($4::text is null or t.authority = $4) and ($5::text is null or t.district_code = $5) and ($6::text is null or t.water_body_code = $6) and ($7::text is null or t.region = $7) and ($8::text is null or strpos(t.name_zh, $8) > 0 or strpos(lower(t.name_en), lower($8)) > 0) and ($9::text is null or t.provenance = $9) and ($10::text[] is null or t.id = any($10)) and ($11::text is null or t.id > $11) order by t.id limit $12 ) t order by wanted.key, t.id

-- ocean, 1 times
select s.station_id, o.series_id, s.indicator_code, s.averaging, s.depth, s.method, o.starts_at, o.value, o.detection_limit, o.flag, o.revision, o.batch_id, (coalesce(o.review_batch_id = o.batch_id, false) or coalesce(o.batch_id <= s.reviewed_batch_id and ocean.interval_end(o.starts_at, s.averaging) <= s.reviewed_until, false)) as is_reviewed, b.provenance from ocean.series s join ocean.latest o on o.series_id = s.id and o.starts_at <= now() + interval '5 minutes' join ocean.batch b on b.id = o.batch_id where s.station_id = any($1) and s.dataset = any($2::text[]) and ($3::text[] is null or s.indicator_code = any($3::text[])) and ($4::text[] is null or s.averaging = any($4::text[])) order by s.indicator_code, s.averaging, s.depth, s.method

-- ocean, 2 times
select wanted.key, to_jsonb(t) as stored from unnest($1::text[]) wanted (key) cross join lateral ( select * from ocean.station t where t.water_body_code = wanted.key and t.kind = any($2) and ($3::text is null or t.kind = $3) and ($4::text is null or t.authority = $4) and ($5::text is null or t.district_code = $5) and ($6::text is null or t.water_body_code = $6) and ($7::text is null or t.region = $7) and ($8::text is null or strpos(t.name_zh, $8) > 0 or strpos(lower(t.name_en), lower($8)) > 0) and ($9::text is null or t.provenance = $9) and ($10::text[] is null or t.id = any($10)) and ($11::text is null or t.id > $11) order by t.id limit $12 ) t order by wanted.key, t.id

-- reference, 1 times
select code, name_zh as "nameZh", name_en as "nameEn", kind, districts as "districtCodes", json_build_object('latitude', latitude_deg, 'longitude', longitude_deg) as position, certainty, flows_into as "flowsIntoCode", flow_certainty as "flowCertainty", flow_reason as "flowReason" from reference.water_body w order by w.position

-- reference, 1 times
select code, symbol, name_zh as "nameZh", name_en as "nameEn", unit, decimals, aggregation, plausible_min as "plausibleMin", plausible_max as "plausibleMax", source from reference.indicator order by position

-- water, 1 times
select s.station_id, o.series_id, s.indicator_code, s.averaging, s.depth, s.method, o.starts_at, o.value, o.detection_limit, o.flag, o.revision, o.batch_id, (coalesce(o.review_batch_id = o.batch_id, false) or coalesce(o.batch_id <= s.reviewed_batch_id and water.interval_end(o.starts_at, s.averaging) <= s.reviewed_until, false)) as is_reviewed, b.provenance from water.series s join water.latest o on o.series_id = s.id and o.starts_at <= now() + interval '5 minutes' join water.batch b on b.id = o.batch_id where s.station_id = any($1) and s.dataset = any($2::text[]) and ($3::text[] is null or s.indicator_code = any($3::text[])) and ($4::text[] is null or s.averaging = any($4::text[])) order by s.indicator_code, s.averaging, s.depth, s.method

-- water, 1 times
select to_jsonb(t) as stored from water.station t where t.id = any($1)
