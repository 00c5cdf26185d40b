import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'reference', name: 'district' })
export class DistrictRecord {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'district_pkey' }) code!: string;
  @Column({ type: 'text' }) name_zh!: string;
  @Column({ type: 'text' }) name_en!: string;
  @Column({ type: 'text' }) level!: string;
  @Column({ type: 'text' }) parent_code!: string;
  @Column({ type: 'double precision' }) area_km2!: number;
  @Column({ type: 'double precision' }) seat_latitude_deg!: number;
  @Column({ type: 'double precision' }) seat_longitude_deg!: number;
  @Column({ type: 'double precision' }) centroid_latitude_deg!: number;
  @Column({ type: 'double precision' }) centroid_longitude_deg!: number;
  @Column({ type: 'text' }) source!: string;
}
