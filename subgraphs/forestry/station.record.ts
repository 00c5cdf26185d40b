import { Column, Entity } from 'typeorm';
import { StationColumns } from '../../shared/monitoring/stations/station.record';

@Entity({ schema: 'forestry', name: 'station' })
export class ForestryStationRecord extends StationColumns {
  /** Of `StandType`. */
  @Column({ type: 'text', nullable: true }) stand_type!: string | null;
  @Column({ type: 'double precision', nullable: true }) plot_area_m2!: number | null;
}
