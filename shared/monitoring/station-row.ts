import type { StationColumns } from './station.record';

/** A station under its published names. */
export interface StationRow {
  readonly id: string;
  readonly kind: string;
  readonly code: string | null;
  readonly nameZh: string;
  readonly nameEn: string | null;
  readonly authority: string;
  readonly region: string;
  readonly district: { readonly code: string } | null;
  readonly waterBody: { readonly code: string } | null;
  readonly place: { readonly cell: string } | null;
  readonly elevation: number | null;
  readonly provenance: string;
  /** The whole row as stored, for the columns that only its department has. */
  readonly stored: Readonly<Record<string, unknown>>;
}

/** A station as selected: its row as JSON, so that a department's own columns come along. */
export interface SelectedStation {
  readonly stored: StationColumns & Readonly<Record<string, unknown>>;
}

/** Columns of a `SelectedStation`, from station `t`. */
export const STATION_COLUMNS = 'to_jsonb(t) as stored';

/** A station under its published names; null where the source says nothing. */
export function stationRow({ stored }: SelectedStation): StationRow {
  return {
    id: stored.id,
    kind: stored.kind,
    code: stored.code,
    nameZh: stored.name_zh,
    nameEn: stored.name_en,
    authority: stored.authority,
    region: stored.region,
    district: stored.district_code === null ? null : { code: stored.district_code },
    waterBody: stored.water_body_code === null ? null : { code: stored.water_body_code },
    place: stored.cell === null ? null : { cell: stored.cell },
    elevation: stored.elevation_m,
    provenance: stored.provenance,
    stored,
  };
}
