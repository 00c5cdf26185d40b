import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'transport', name: 'hazardous_store' })
@Index('hazardous_store_district', ['district_code', 'id'])
export class HazardousStoreRecord {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'hazardous_store_pkey' }) id!: string;
  @Column({ type: 'text' }) name_zh!: string;
  @Column({ type: 'text', nullable: true }) name_en!: string | null;
  @Column({ type: 'text' }) port_zh!: string;
  @Column({ type: 'text' }) storage_kind!: string;
  @Column({ type: 'double precision' }) capacity_t!: number;
  @Column({ type: 'text' }) licence!: string;
  @Column({ type: 'date' }) licence_valid_until!: string;
  @Column({ type: 'text' }) district_code!: string;
  @Column({ type: 'text', nullable: true }) water_body_code!: string | null;
  @Column({ type: 'double precision' }) latitude_deg!: number;
  @Column({ type: 'double precision' }) longitude_deg!: number;
  @Column({ type: 'text' }) cell!: string;
  /** Finest resolution at which it is disclosed to everybody except the owner. */
  @Column({ type: 'smallint', nullable: true }) disclosed_resolution!: number | null;
  @Column({ type: 'text', nullable: true }) disclosed_cell!: string | null;
  /** Latitude and longitude of the centre of each enclosing cell, for resolutions 0 to 7. */
  @Column({ type: 'double precision', array: true, nullable: true }) cell_centres!: number[] | null;
  @Column({ type: 'text' }) provenance!: string;
  /** Time of its arrival, which determines the sums that include it. */
  @Column({ type: 'timestamptz', default: () => 'now()' }) recorded_at!: string;
}
