import { Column, Entity } from 'typeorm';
import { StationColumns } from '../../shared/monitoring/stations/station.record';

@Entity({ schema: 'environment', name: 'station' })
export class EnvironmentStationRecord extends StationColumns {
  /** Whether an air point is a background point (对照点), excluded from city means. */
  @Column({ type: 'boolean', nullable: true }) is_background!: boolean | null;
  /** Zone of GB 3096-2008 of a noise point. */
  @Column({ type: 'text', nullable: true }) noise_zone!: string | null;
  /** Target class of a section or source, GB 3838-2002. */
  @Column({ type: 'text', nullable: true }) target_class!: string | null;
  /** Station of the water department that measures the discharge at a flux section. */
  @Column({ type: 'text', nullable: true }) gauge_id!: string | null;
  /** Exact position of a drinking-water intake, a separate dataset. */
  @Column({ type: 'double precision', nullable: true }) intake_longitude_deg!: number | null;
  @Column({ type: 'double precision', nullable: true }) intake_latitude_deg!: number | null;
  @Column({ type: 'double precision', nullable: true }) yield_m3d!: number | null;
  @Column({ type: 'text', nullable: true }) land_use!: string | null;
  /** Pollution source of an outlet. */
  @Column({ type: 'text', nullable: true }) pollution_source_id!: string | null;
  @Column({ type: 'text', nullable: true }) outlet_medium!: string | null;
  /** Whether chlorophyll or algae are measured there; the database keeps it. */
  @Column({ type: 'boolean', default: false }) measures_algae!: boolean;
}
