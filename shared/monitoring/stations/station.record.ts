import { Column, PrimaryColumn } from 'typeorm';

/** Columns of `<department>.station` that all departments have; a department's record adds its own. */
export abstract class StationColumns {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'station_pkey' }) id!: string;
  @Column({ type: 'text' }) kind!: string;
  @Column({ type: 'text', nullable: true }) code!: string | null;
  @Column({ type: 'text' }) name_zh!: string;
  @Column({ type: 'text', nullable: true }) name_en!: string | null;
  @Column({ type: 'text' }) authority!: string;
  /** City or other region it truly lies in, as its source names it. */
  @Column({ type: 'text' }) region!: string;
  @Column({ type: 'text', nullable: true }) district_code!: string | null;
  @Column({ type: 'text', nullable: true }) water_body_code!: string | null;
  @Column({ type: 'double precision', nullable: true }) longitude_deg!: number | null;
  @Column({ type: 'double precision', nullable: true }) latitude_deg!: number | null;
  /** H3 cell of resolution 7; coarser where no more is known. */
  @Column({ type: 'text', nullable: true }) cell!: string | null;
  /** Finest resolution at which the position is disclosed to others than the owner. */
  @Column({ type: 'smallint', nullable: true }) disclosed_resolution!: number | null;
  /** The cell of that resolution: what the exchange's register says. */
  @Column({ type: 'text', nullable: true }) disclosed_cell!: string | null;
  /** Latitude and longitude of the middle of each cell around it, resolutions 0 to 7 in turn. */
  @Column({ type: 'double precision', array: true, nullable: true }) cell_centres!: number[] | null;
  @Column({ type: 'double precision', nullable: true }) elevation_m!: number | null;
  /** Row of annex 1 that it counts for. */
  @Column({ type: 'text', nullable: true }) network_row!: string | null;
  @Column({ type: 'text' }) provenance!: string;
  @Column({ type: 'text' }) source!: string;
}
