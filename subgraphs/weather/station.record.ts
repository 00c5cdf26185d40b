import { Entity } from 'typeorm';
import { StationColumns } from '../../shared/monitoring/stations/station.record';

@Entity({ schema: 'weather', name: 'station' })
export class WeatherStationRecord extends StationColumns {}
