import { Column, Entity } from 'typeorm';
import { StationColumns } from '../../shared/monitoring/stations/station.record';

@Entity({ schema: 'water', name: 'station' })
export class WaterStationRecord extends StationColumns {
  /** Target class of a function zone or section, GB 3838-2002. */
  @Column({ type: 'text', nullable: true }) target_class!: string | null;
  @Column({ type: 'double precision', nullable: true }) reservoir_capacity_m3!: number | null;
  @Column({ type: 'double precision', nullable: true }) well_depth_m!: number | null;
}
