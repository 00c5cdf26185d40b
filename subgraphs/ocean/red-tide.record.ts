import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'ocean', name: 'red_tide' })
export class RedTideRecord {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'red_tide_pkey' }) id!: string;
  @Column({ type: 'text' }) water_body_code!: string;
  @Column({ type: 'text', nullable: true }) district_code!: string | null;
  @Column({ type: 'text' }) sea_area_zh!: string;
  @Column({ type: 'text' }) species_zh!: string;
  @Column({ type: 'text' }) species_latin!: string;
  @Column({ type: 'boolean' }) is_toxic!: boolean;
  @Column({ type: 'double precision' }) area_km2!: number;
  @Column({ type: 'date' }) started_on!: string;
  /** Null while it lasts. */
  @Column({ type: 'date', nullable: true }) ended_on!: string | null;
  @Column({ type: 'text' }) provenance!: string;
}
