import type { NetworkDayName } from '../../shared/domain/network-day';

const NETWORKS: ReadonlyArray<readonly [kindBegins: string, day: NetworkDayName]> = [
  ['AIR_', 'AIR'],
  ['NOISE_', 'NOISE'],
];

/** Network whose day a kind of station follows; waters, soil, outlets and radiation keep the calendar. */
export function networkDay(kind: string): NetworkDayName {
  return NETWORKS.find(([begins]) => kind.startsWith(begins))?.[1] ?? 'CALENDAR';
}
