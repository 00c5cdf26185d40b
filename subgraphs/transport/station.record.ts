import { Column, Entity } from 'typeorm';
import { StationColumns } from '../../shared/monitoring/stations/station.record';

@Entity({ schema: 'transport', name: 'station' })
export class TransportStationRecord extends StationColumns {
  /** Traffic counter beside an air station. */
  @Column({ type: 'text', nullable: true }) counter_id!: string | null;
  @Column({ type: 'text', nullable: true }) road_name!: string | null;
  @Column({ type: 'text', nullable: true }) direction!: string | null;
  /** Vehicles an hour that the counted road can carry. */
  @Column({ type: 'double precision', nullable: true }) capacity_per_h!: number | null;
  /** Of `SoilLandUse`, beside a road. */
  @Column({ type: 'text', nullable: true }) land_use!: string | null;
}
