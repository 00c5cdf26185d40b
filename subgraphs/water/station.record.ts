import { Column, Entity } from 'typeorm';
import { StationColumns } from '../../shared/monitoring/stations/station.record';

@Entity({ schema: 'water', name: 'station' })
export class WaterStationRecord extends StationColumns {
  /** Class of GB 3838-2002 that a function zone or section is to keep. */
  @Column({ type: 'text', nullable: true }) target_class!: string | null;
  @Column({ type: 'double precision', nullable: true }) reservoir_capacity_m3!: number | null;
  @Column({ type: 'double precision', nullable: true }) well_depth_m!: number | null;
}
