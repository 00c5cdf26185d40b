import { MANDATE_NETWORKS, type QualifiedCount } from '../../../shared/domain/mandate/networks';

/** Annex 1 as rows of its table. */
export function networkRows() {
  return MANDATE_NETWORKS.map((row) => ({
    id: row.id,
    position: row.order,
    network: row.network,
    network_zh: row.networkZh,
    site_kind_zh: row.siteKindZh,
    site_kind_en: row.siteKindEn,
    ...countColumns('provincial_count', row.provincialCount),
    provincial_layout_zh: row.provincialLayoutZh,
    ...countColumns('city_count', row.cityCount),
    city_remark_zh: row.cityRemarkZh,
    has_city_task: row.hasCityTask,
    construction_count: row.construction?.count ?? null,
    construction_what: row.construction?.what ?? null,
    construction_place_zh: row.construction?.placeZh ?? null,
    construction_district_code: row.construction?.districtCode ?? null,
    construction_note: row.construction?.note ?? null,
    note: row.note,
  }));
}

function countColumns(prefix: string, { text, min, max, qualifier }: QualifiedCount) {
  return {
    [`${prefix}_text`]: text,
    [`${prefix}_min`]: min,
    [`${prefix}_max`]: max,
    [`${prefix}_qualifier`]: qualifier,
  };
}

/** The separately counted parts of annex 1's rows as table rows. */
export function partRows() {
  return MANDATE_NETWORKS.flatMap(({ id, parts }) =>
    parts.map(({ part, count, steward }, position) => ({
      network_row_id: id,
      part,
      position,
      count,
      steward,
    })),
  );
}
