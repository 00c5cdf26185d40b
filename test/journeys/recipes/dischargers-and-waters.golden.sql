-- environment, 3 times
select s.station_id, o.series_id, s.indicator_code, s.averaging, s.depth, s.method, o.starts_at, o.value, o.detection_limit, o.flag, o.revision, o.batch_id, coalesce(o.batch_id <= s.reviewed_batch_id and environment.interval_end(o.starts_at, s.averaging) <= s.reviewed_until, false) as is_reviewed, b.provenance from environment.series s join environment.latest o on o.series_id = s.id join environment.batch b on b.id = o.batch_id where s.station_id = any($1) and s.dataset = any($2::text[]) and ($3::text[] is null or s.indicator_code = any($3::text[])) and ($4::text[] is null or s.averaging = any($4::text[])) order by s.indicator_code, s.averaging, s.depth, s.method

-- environment, 1 times
select source_id, year, medium from environment.pollution_source_listing where source_id = any($1) order by source_id, year desc, medium

-- environment, 1 times
select t.pollution_source_id as source_id, to_jsonb(t) as stored from environment.station t where t.pollution_source_id = any($1) and t.kind = 'OUTLET' order by t.pollution_source_id, t.id

-- environment, 1 times
select wanted.key, count(*) from unnest($1::text[]) wanted (key) join environment.pollution_source p on (wanted.key = '' or p.district_code = wanted.key) and (($2::int is null and $3::text is null) or exists ( select from environment.pollution_source_listing l where l.source_id = p.id and ($2::int is null or l.year = $2) and ($3::text is null or l.medium = $3))) group by wanted.key

-- environment, 1 times
select wanted.key, p.* from unnest($1::text[]) wanted (key) cross join lateral ( select p.id, p.name_zh, p.name_en, p.industry_code, p.industry_zh, p.district_code, p.provenance from environment.pollution_source p where (wanted.key = '' or p.district_code = wanted.key) and (($2::int is null and $3::text is null) or exists ( select from environment.pollution_source_listing l where l.source_id = p.id and ($2::int is null or l.year = $2) and ($3::text is null or l.medium = $3))) and ($4::text is null or p.id > $4) order by p.id limit $5 ) p order by wanted.key, p.id

-- environment, 2 times
with placed as materialized ( select t.id, t.cell_centres[2 * (case when $7::boolean then $6::int else least($6::int, coalesce(t.disclosed_resolution, 0)) end) + 1] as latitude, t.cell_centres[2 * (case when $7::boolean then $6::int else least($6::int, coalesce(t.disclosed_resolution, 0)) end) + 2] as longitude from environment.station t where t.cell_centres is not null and t.kind = any($8) ) select wanted.key, to_jsonb(t) as stored from unnest($1::text[], $2::double precision[], $3::double precision[]) wanted (key, latitude, longitude) cross join lateral ( select p.id, 12742.0176 * asin(sqrt(least(1, power(sin(radians(p.latitude - wanted.latitude) / 2), 2) + cos(radians(p.latitude)) * cos(radians(wanted.latitude)) * power(sin(radians(p.longitude - wanted.longitude) / 2), 2)))) as distance_km from placed p where 12742.0176 * asin(sqrt(least(1, power(sin(radians(p.latitude - wanted.latitude) / 2), 2) + cos(radians(p.latitude)) * cos(radians(wanted.latitude)) * power(sin(radians(p.longitude - wanted.longitude) / 2), 2)))) <= $4 order by distance_km, p.id limit $5 ) near join environment.station t on t.id = near.id order by wanted.key, near.distance_km, near.id

-- reference, 1 times
select code, name_zh as "nameZh", name_en as "nameEn", level, parent_code as "parentCode", area_km2 as "areaKm2", source, json_build_object('latitude', seat_latitude_deg, 'longitude', seat_longitude_deg) as seat, json_build_object('latitude', centroid_latitude_deg, 'longitude', centroid_longitude_deg) as centroid from reference.district order by code

-- reference, 1 times
select code, symbol, name_zh as "nameZh", name_en as "nameEn", unit, decimals, aggregation, plausible_min as "plausibleMin", plausible_max as "plausibleMax", source from reference.indicator order by position

-- water, 1 times
select s.station_id, o.series_id, s.indicator_code, s.averaging, s.depth, s.method, o.starts_at, o.value, o.detection_limit, o.flag, o.revision, o.batch_id, coalesce(o.batch_id <= s.reviewed_batch_id and water.interval_end(o.starts_at, s.averaging) <= s.reviewed_until, false) as is_reviewed, b.provenance from water.series s join water.latest o on o.series_id = s.id join water.batch b on b.id = o.batch_id where s.station_id = any($1) and s.dataset = any($2::text[]) and ($3::text[] is null or s.indicator_code = any($3::text[])) and ($4::text[] is null or s.averaging = any($4::text[])) order by s.indicator_code, s.averaging, s.depth, s.method

-- water, 1 times
with placed as materialized ( select t.id, t.cell_centres[2 * (case when $7::boolean then $6::int else least($6::int, coalesce(t.disclosed_resolution, 0)) end) + 1] as latitude, t.cell_centres[2 * (case when $7::boolean then $6::int else least($6::int, coalesce(t.disclosed_resolution, 0)) end) + 2] as longitude from water.station t where t.cell_centres is not null and t.kind = any($8) ) select wanted.key, to_jsonb(t) as stored from unnest($1::text[], $2::double precision[], $3::double precision[]) wanted (key, latitude, longitude) cross join lateral ( select p.id, 12742.0176 * asin(sqrt(least(1, power(sin(radians(p.latitude - wanted.latitude) / 2), 2) + cos(radians(p.latitude)) * cos(radians(wanted.latitude)) * power(sin(radians(p.longitude - wanted.longitude) / 2), 2)))) as distance_km from placed p where 12742.0176 * asin(sqrt(least(1, power(sin(radians(p.latitude - wanted.latitude) / 2), 2) + cos(radians(p.latitude)) * cos(radians(wanted.latitude)) * power(sin(radians(p.longitude - wanted.longitude) / 2), 2)))) <= $4 order by distance_km, p.id limit $5 ) near join water.station t on t.id = near.id order by wanted.key, near.distance_km, near.id
