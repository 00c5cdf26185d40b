import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'forestry', name: 'protected_area' })
@Index('protected_area_district', ['district_code', 'id'])
export class ProtectedAreaRecord {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'protected_area_pkey' }) id!: string;
  /** Of `ProtectedAreaKind`. */
  @Column({ type: 'text' }) kind!: string;
  /** Of `ProtectedAreaLevel`. */
  @Column({ type: 'text' }) level!: string;
  @Column({ type: 'text' }) name_zh!: string;
  @Column({ type: 'text', nullable: true }) name_en!: string | null;
  /** False for an area made up for the demonstration. */
  @Column({ type: 'boolean' }) has_real_name!: boolean;
  @Column({ type: 'double precision', nullable: true }) area_ha!: number | null;
  @Column({ type: 'text' }) district_code!: string;
  @Column({ type: 'double precision', nullable: true }) longitude_deg!: number | null;
  @Column({ type: 'double precision', nullable: true }) latitude_deg!: number | null;
  /** H3 cell of resolution 7. */
  @Column({ type: 'text', nullable: true }) cell!: string | null;
  /** Finest resolution at which it is disclosed to everybody except the owner. */
  @Column({ type: 'smallint', nullable: true }) disclosed_resolution!: number | null;
  @Column({ type: 'text', nullable: true }) disclosed_cell!: string | null;
  /** Latitude and longitude of the centre of each enclosing cell, for resolutions 0 to 7. */
  @Column({ type: 'double precision', array: true, nullable: true }) cell_centres!: number[] | null;
  @Column({ type: 'text' }) provenance!: string;
  @Column({ type: 'text' }) source!: string;
}
