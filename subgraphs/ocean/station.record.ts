import { Column, Entity } from 'typeorm';
import { StationColumns } from '../../shared/monitoring/stations/station.record';

@Entity({ schema: 'ocean', name: 'station' })
export class OceanStationRecord extends StationColumns {
  /** Standard by which the site is assessed: a tidal reach may be assessed as a river or as sea. */
  @Column({ type: 'text', nullable: true }) assessed_by!: string | null;
}
