import type { NetworkDayName } from '../../shared/domain/network-day';

const NETWORKS: ReadonlyArray<readonly [kindBegins: string, day: NetworkDayName]> = [
  ['AIR_', 'AIR'],
  ['NOISE_', 'NOISE'],
];

/**
 * The network whose day a kind of station uses; waters, soil, outlets and radiation use calendar
 * days.
 */
export function networkDay(kind: string): NetworkDayName {
  return NETWORKS.find(([begins]) => kind.startsWith(begins))?.[1] ?? 'CALENDAR';
}
