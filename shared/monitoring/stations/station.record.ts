import { Column, PrimaryColumn } from 'typeorm';

/** Columns of `<department>.station` that all departments have; a department's record adds its own. */
export abstract class StationColumns {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'station_pkey' }) id!: string;
  @Column({ type: 'text' }) kind!: string;
  @Column({ type: 'text', nullable: true }) code!: string | null;
  @Column({ type: 'text' }) name_zh!: string;
  @Column({ type: 'text', nullable: true }) name_en!: string | null;
  @Column({ type: 'text' }) authority!: string;
  /** City or region where the station actually is, as named by its source. */
  @Column({ type: 'text' }) region!: string;
  @Column({ type: 'text', nullable: true }) district_code!: string | null;
  @Column({ type: 'text', nullable: true }) water_body_code!: string | null;
  @Column({ type: 'double precision', nullable: true }) longitude_deg!: number | null;
  @Column({ type: 'double precision', nullable: true }) latitude_deg!: number | null;
  /** H3 cell of resolution 7; coarser if the position is known only coarsely. */
  @Column({ type: 'text', nullable: true }) cell!: string | null;
  /** Finest resolution at which the position is disclosed to callers other than the owner. */
  @Column({ type: 'smallint', nullable: true }) disclosed_resolution!: number | null;
  /** Cell of that resolution, as announced to the register of stations. */
  @Column({ type: 'text', nullable: true }) disclosed_cell!: string | null;
  /**
   * Latitude and longitude of the centre of each cell that contains the station, in order of
   * resolution 0 to 7.
   */
  @Column({ type: 'double precision', array: true, nullable: true }) cell_centres!: number[] | null;
  @Column({ type: 'double precision', nullable: true }) elevation_m!: number | null;
  /** Row of annex 1 of the mandate for which the station counts. */
  @Column({ type: 'text', nullable: true }) network_row!: string | null;
  @Column({ type: 'text' }) provenance!: string;
  @Column({ type: 'text' }) source!: string;
}
