import { PUBLIC_CALLER, type Caller } from '../../../shared/identity/caller';
import { RiverGateError } from '../../../shared/errors/rivergate-error';
import { createLog } from '../../../shared/server/log';
import { accessFor } from '../../../shared/sharing/access-decisions';
import { compiledExecution } from '../../../shared/graphql/compiled-execution';
import { testEngine } from '../../setup/fixtures/test-engine';
import { inProcessLink } from '../../../gateway/engine/in-process';
import { openFront, type Front, type FrontOptions } from '../../../gateway/http/front';
import { openRates, type RateLimits } from '../../../gateway/rates/rates';
import { person } from '../../shared/sharing/sharing-fixtures';
import { schemas, supergraph } from './two-departments';
import { wideLimits } from './wide-limits';

const WIDE: RateLimits = {
  publicRequestsPerMinute: 10_000,
  publicCostPerMinute: 1_000_000,
  requestsPerMinute: 10_000,
  costPerMinute: 1_000_000,
};
const chen = person('water', 'HANDLER', { subject: 'chen' });
/** A front that takes `Bearer chen` for chen, `Bearer …` else for nobody, and any session for one that ended. */
export async function openDoors(
  limits: Partial<RateLimits> = {},
  options: Pick<FrontOptions, 'openOrigins'> = {},
): Promise<Front> {
  const engine = await testEngine({
    supergraphSdl: supergraph(),
    limits: wideLimits,
    onUnexpected: () => undefined,
    linkFor: ({ name }) =>
      inProcessLink({
        department: name,
        execute: compiledExecution(name === 'water' ? schemas.water : schemas.weather),
        contextFor: () => ({}),
      }),
  });
  const access = (caller: Caller) =>
    accessFor({ state: null, isFresh: false, caller, now: new Date() });
  return openFront({
    ...options,
    engine,
    log: createLog({ level: 'silent' }),
    hasSuggestions: false,
    maxTokens: 500,
    host: '127.0.0.1',
    port: 0,
    bodyLimit: 20_000,
    trustedProxies: ['127.0.0.1'],
    rates: openRates({ ...WIDE, ...limits }),
    accessFor: async ({ headers: { authorization, cookie } }) => {
      if (authorization === 'Bearer chen') return { access: access(chen), hasEndedSession: false };
      if (authorization) throw new RiverGateError('UNAUTHENTICATED', 'Not accepted.');
      return { access: access(PUBLIC_CALLER), hasEndedSession: cookie !== undefined };
    },
  });
}
