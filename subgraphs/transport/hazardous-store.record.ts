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
  @Column({ type: 'text' }) provenance!: string;
}
