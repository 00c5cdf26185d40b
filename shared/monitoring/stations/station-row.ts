import { json } from '../../data/sql-type';
import type { RowOfColumns } from '../../data/statement';
import type { StationColumns } from './station.record';
import { disclosedPlace, type DisclosedPrecision } from './disclosed-position';

/** The station whose measurements are read, and the dataset of the field that reads them. */
export interface StationKey {
  readonly id: string;
  readonly dataset: string;
}

/** A station under its published names. */
export interface StationRow extends StationKey {
  readonly kind: string;
  readonly code: string | null;
  readonly nameZh: string;
  readonly nameEn: string | null;
  readonly authority: string;
  readonly region: string;
  readonly district: { readonly code: string } | null;
  readonly waterBody: { readonly code: string } | null;
  /** Place as disclosed to the caller. */
  readonly place: { readonly cell: string } | null;
  readonly elevation: number | null;
  readonly provenance: string;
  /**
   * The whole stored row, for the columns that only its department has; do not read its position
   * from here.
   */
  readonly stored: Readonly<Record<string, unknown>>;
}

/** SQL of the stored row of station `t`. */
export const STORED_SQL = 'to_jsonb(t)';

/** SQL of the columns of a `SelectedStation`, for station `t`. */
export const STATION_SQL = `${STORED_SQL} as stored`;

/**
 * Result columns of `STATION_SQL`: the row as JSON, which includes the department's own columns.
 */
export const STATION_COLUMNS = {
  stored: json<StationColumns & Readonly<Record<string, unknown>>>(),
} as const;

/** A station as selected. */
export type SelectedStation = RowOfColumns<typeof STATION_COLUMNS>;

/**
 * Dataset for which a row is read, and the precision at which its positions are disclosed to the
 * caller.
 */
export interface ReadFor {
  readonly dataset: string;
  readonly told: DisclosedPrecision;
}

/**
 * Returns a station under its published names, as disclosed in a dataset; a field is null if the
 * source has no value for it.
 */
export function stationRow({ stored }: SelectedStation, { dataset, told }: ReadFor): StationRow {
  return {
    id: stored.id,
    dataset,
    kind: stored.kind,
    code: stored.code,
    nameZh: stored.name_zh,
    nameEn: stored.name_en,
    authority: stored.authority,
    region: stored.region,
    district: stored.district_code === null ? null : { code: stored.district_code },
    waterBody: stored.water_body_code === null ? null : { code: stored.water_body_code },
    place: disclosedPlace(stored, told),
    elevation: stored.elevation_m,
    provenance: stored.provenance,
    stored,
  };
}
