import { RiverGateError } from '../errors/rivergate-error';
import { CLOCK_TOLERANCE_S } from './clock-tolerance';

/**
 * The CLOCK_SKEWED error of a machine whose clock is too far from another one's; message and
 * `offsetMs` give the offset: ahead (positive) or behind (negative).
 */
export function clockSkewed(offsetMs: number, other: string): RiverGateError {
  const seconds = (Math.abs(offsetMs) / 1000).toFixed(1);
  const direction = offsetMs > 0 ? 'ahead of' : 'behind';
  return new RiverGateError(
    'CLOCK_SKEWED',
    `The clock of this machine is ${seconds} s ${direction} that of ${other}; at most ${String(CLOCK_TOLERANCE_S)} s are allowed.`,
    { offsetMs: Math.round(offsetMs) },
  );
}
