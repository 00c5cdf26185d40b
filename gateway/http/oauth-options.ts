import type { FastifyInstance } from 'fastify';
import type { TokenKeys } from '../../shared/identity/keys/token-keys';
import type { Rates } from '../rates/rates';
import type { Identity } from '../identity/open-identity';

/** What the routes of signing in need. */
export interface OauthOptions {
  readonly identity: Identity;
  /** Address of the hub, as its tokens have it. */
  readonly issuer: () => string;
  readonly tokenKeys: () => TokenKeys;
  /** Whether cookies are for https alone, whatever a request came by. */
  readonly hasSecureCookies: boolean;
  /** Counts requests; absent: nothing is counted. */
  readonly rates?: Rates;
  /** Whether the hub is a demonstration. */
  readonly isDemonstration: boolean;
  /** Whether a demonstration may be signed in to by one click from its own machine. */
  readonly hasOneClick: boolean;
  /** Whether anything in the hub was measured, not made up. */
  readonly hasRealData: () => Promise<boolean>;
}

/** A part of the server with only these routes. */
export type OauthScope = Pick<FastifyInstance, 'get' | 'post'>;
