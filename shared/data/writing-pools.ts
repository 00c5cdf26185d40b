import { Pool, type PoolConfig } from 'pg';
import { keepAlive } from './sessions/keep-alive';
import { plainPoolCounts, type PoolCounts } from './sessions/pool-counts';

/** Most connections of each pool; owners and writers have few each. */
interface PoolSizes {
  readonly few: number;
  readonly announcing: number;
  readonly signingIn: number;
}

/**
 * Opens the pools of a process for transactions: separate, so that revoking, announcing and signing
 * in do not wait for an import or a simulation.
 */
export function writingPools(config: PoolConfig, { few, ...sizes }: PoolSizes) {
  const pools = {
    owning: new Pool({ ...config, max: few }),
    announcing: new Pool({ ...config, max: sizes.announcing }),
    writing: new Pool({ ...config, max: few }),
    signingIn: new Pool({ ...config, max: sizes.signingIn }),
  };
  Object.values(pools).forEach(keepAlive);
  return pools;
}

/** The connections of these pools. */
export function writingCounts({
  owning,
  announcing,
  writing,
  signingIn,
}: ReturnType<typeof writingPools>): ReadonlyArray<PoolCounts> {
  return [
    plainPoolCounts('owners', owning),
    plainPoolCounts('announcers', announcing),
    plainPoolCounts('writers', writing),
    plainPoolCounts('identity', signingIn),
  ];
}
