import { hash01 } from '../../shared/monitoring/simulation/random-field';
import type { Register } from '../../shared/monitoring/simulation/simulation';
import { seaBody } from './sea-body';
import { DAY_MS } from '../../shared/domain/durations';

const SEAS = ['huangmao-sea', 'guanghai-bay', 'zhenhai-bay', 'chuanshan', 'yamen'] as const;

const SPECIES = [
  ['夜光藻', 'Noctiluca scintillans', false],
  ['中肋骨条藻', 'Skeletonema costatum', false],
  ['赤潮异弯藻', 'Heterosigma akashiwo', true],
  ['球形棕囊藻', 'Phaeocystis globosa', true],
] as const;

const EPOCH_DAYS = 60;

/**
 * One synthetic bloom in each 60 days of the last two years, in spring and in autumn waters.
 */
export function redTides(seed: number, now: number): Register {
  const last = Math.floor(now / DAY_MS / EPOCH_DAYS);
  const rows = Array.from({ length: 12 }, (_, n) => redTide(seed, last - n, now)).filter(
    (row) => row !== null,
  );
  return { table: 'red_tide', key: ['id'], rows };
}

function redTide(
  seed: number,
  epoch: number,
  now: number,
): Readonly<Record<string, unknown>> | null {
  const chance = (n: number) => hash01(seed, epoch, n);
  const start = (epoch * EPOCH_DAYS + Math.floor(chance(1) * 40)) * DAY_MS;
  if (start > now) return null;
  const end = start + (3 + Math.floor(chance(2) * 12)) * DAY_MS;
  const body = seaBody(SEAS[Math.floor(chance(3) * SEAS.length)] ?? 'huangmao-sea');
  const [zh, latin, isToxic] = SPECIES[Math.floor(chance(4) * SPECIES.length)] ?? SPECIES[0];
  return {
    id: `red-tide-${String(epoch)}`,
    water_body_code: body.code,
    district_code: body.districts[0] ?? null,
    sea_area_zh: `${body.nameZh}（演示）`,
    species_zh: zh,
    species_latin: latin,
    is_toxic: isToxic,
    area_km2: Math.round(5 + 120 * chance(5)),
    started_on: dayOf(start),
    ended_on: end > now ? null : dayOf(end),
    provenance: 'SYNTHETIC',
  };
}

function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
