import { Column, Entity } from 'typeorm';
import { StationColumns } from '../../shared/monitoring/stations/station.record';

@Entity({ schema: 'agriculture', name: 'station' })
export class AgricultureStationRecord extends StationColumns {
  /** Of `Crop`. */
  @Column({ type: 'text', nullable: true }) crop!: string | null;
  /** Soil point of the same field as a produce point. */
  @Column({ type: 'text', nullable: true }) soil_point_id!: string | null;
}
