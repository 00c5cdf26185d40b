import { Column, Entity, PrimaryColumn } from 'typeorm';

const KEY = { primaryKeyConstraintName: 'forecast_pkey' } as const;

@Entity({ schema: 'weather', name: 'forecast' })
export class ForecastRecord {
  @PrimaryColumn({ type: 'text', ...KEY }) district_code!: string;
  @PrimaryColumn({ type: 'timestamptz', ...KEY }) issued_at!: string;
  /** Forecast day, Beijing time. */
  @PrimaryColumn({ type: 'date', ...KEY }) valid_day!: string;
  @Column({ type: 'double precision' }) temperature_min_c!: number;
  @Column({ type: 'double precision' }) temperature_max_c!: number;
  @Column({ type: 'double precision' }) rain_mm!: number;
  @Column({ type: 'double precision' }) wind_speed_ms!: number;
  @Column({ type: 'double precision' }) wind_direction_deg!: number;
  @Column({ type: 'text' }) sky_zh!: string;
  @Column({ type: 'text' }) sky_en!: string;
  @Column({ type: 'text' }) provenance!: string;
}
