import type { FastifyInstance } from 'fastify';
import type { TokenKeys } from '../../shared/identity/keys/token-keys';
import type { Rates } from '../rates/rates';
import type { Identity } from '../identity/open-identity';

/** Options of the sign-in routes. */
export interface OauthOptions {
  readonly identity: Identity;
  /** Address of the hub, as in its tokens. */
  readonly issuer: () => string;
  readonly tokenKeys: () => TokenKeys;
  /** Whether cookies are always for https only, even if a request came over http. */
  readonly hasSecureCookies: boolean;
  /** Counts requests; if absent, nothing is counted. */
  readonly rates?: Rates;
  /** Whether the hub is a demonstration. */
  readonly isDemonstration: boolean;
  /** Whether one click signs in to a demonstration from its own machine. */
  readonly hasOneClick: boolean;
  /** Whether the hub holds any measured data, not only synthetic data. */
  readonly hasRealData: () => Promise<boolean>;
}

/** A part of the server with only these routes. */
export type OauthScope = Pick<FastifyInstance, 'get' | 'post'>;
