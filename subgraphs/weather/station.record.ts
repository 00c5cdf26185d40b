import { Entity } from 'typeorm';
import { StationColumns } from '../../shared/monitoring/station.record';

@Entity({ schema: 'weather', name: 'station' })
export class WeatherStationRecord extends StationColumns {}
