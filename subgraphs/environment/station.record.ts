import { Column, Entity } from 'typeorm';
import { StationColumns } from '../../shared/monitoring/stations/station.record';

@Entity({ schema: 'environment', name: 'station' })
export class EnvironmentStationRecord extends StationColumns {
  /** Whether an air point is a background one (对照点), which no city mean counts. */
  @Column({ type: 'boolean', nullable: true }) is_background!: boolean | null;
  /** Zone of GB 3096-2008 that a noise point lies in. */
  @Column({ type: 'text', nullable: true }) noise_zone!: string | null;
  /** Class of GB 3838-2002 that a section or source is to keep. */
  @Column({ type: 'text', nullable: true }) target_class!: string | null;
  /** Station of the water department that gauges the discharge at a flux section. */
  @Column({ type: 'text', nullable: true }) gauge_id!: string | null;
  /** Where a drinking-water intake truly lies: a dataset of its own. */
  @Column({ type: 'double precision', nullable: true }) intake_longitude_deg!: number | null;
  @Column({ type: 'double precision', nullable: true }) intake_latitude_deg!: number | null;
  @Column({ type: 'double precision', nullable: true }) yield_m3d!: number | null;
  @Column({ type: 'text', nullable: true }) land_use!: string | null;
  /** Pollution source that an outlet belongs to. */
  @Column({ type: 'text', nullable: true }) pollution_source_id!: string | null;
  @Column({ type: 'text', nullable: true }) outlet_medium!: string | null;
}
