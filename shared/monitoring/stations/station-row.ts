import { json } from '../../data/sql-type';
import type { RowOfColumns } from '../../data/statement';
import type { StationColumns } from './station.record';
import { disclosedPlace, type DisclosedPrecision } from './disclosed-position';

/** Which station is asked for measurements, and for a field of which dataset. */
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
  /** As disclosed to the caller. */
  readonly place: { readonly cell: string } | null;
  readonly elevation: number | null;
  readonly provenance: string;
  /** The whole row as stored, for the columns that only its department has; never its position. */
  readonly stored: Readonly<Record<string, unknown>>;
}

/** SQL of the columns of a `SelectedStation`, from station `t`. */
export const STATION_SQL = 'to_jsonb(t) as stored';

/** What they read as: the row as JSON, so that a department's own columns come along. */
export const STATION_COLUMNS = {
  stored: json<StationColumns & Readonly<Record<string, unknown>>>(),
} as const;

/** A station as selected. */
export type SelectedStation = RowOfColumns<typeof STATION_COLUMNS>;

/**
 * For a field of which dataset a row was read, and how precisely positions are disclosed to its
 * caller there.
 */
export interface ReadFor {
  readonly dataset: string;
  readonly told: DisclosedPrecision;
}

/**
 * A station under its published names, as a field of a dataset shows it; null if the source says
 * nothing.
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
