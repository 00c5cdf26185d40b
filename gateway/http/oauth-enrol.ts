import type { FastifyRequest } from 'fastify';
import { RiverGateError } from '../../shared/errors/rivergate-error';
import type { FactorsChosen, PresentedHalves } from '../identity/sign-in/enrol';
import type { OauthOptions, OauthScope } from './oauth-options';
import { objectOf } from './oauth-session';
import { refuseCrossSite } from './same-origin';

/** Six texts of 512 characters, each of up to six bytes in JSON. */
const ENROL_BYTES = 24 * 1024;

/**
 * Lets a person with both halves of an enrolment code choose how to sign in: without `code`, the
 * answer says what has to be chosen and shows the new secret of one-time codes; with `code`, the
 * choice is stored.
 */
export function enrolRoutes(scope: OauthScope, { identity, issuer }: OauthOptions): void {
  scope.post('/oauth/enrol', { bodyLimit: ENROL_BYTES }, async (request) => {
    refuseCrossSite(request, issuer());
    const body = objectOf(request, WANTED);
    const shown = halvesIn(body, request);
    const { account } = shown;
    if (body['code'] === undefined) {
      const view = await identity.enrol.look(shown);
      return { account, isEnrolled: false, ...view };
    }
    const factors = await identity.enrol.complete(shown, chosenIn(body));
    return { account, isEnrolled: true, factors, secondFactor: null };
  });
}

const WANTED =
  '{account, halves: [one, other]} and, to choose, code with newPassword, or with password where that was not reset';

type Body = Readonly<Record<string, unknown>>;

function halvesIn({ account, halves }: Body, { ip }: FastifyRequest): PresentedHalves {
  const [one, other, ...rest]: ReadonlyArray<unknown> = Array.isArray(halves) ? halves : [];
  if (rest.length > 0) throw wanted();
  return { account: textOf(account), halves: [textOf(one), textOf(other)], address: ip };
}

function chosenIn({ code, password = '', newPassword = '' }: Body): FactorsChosen {
  return { code: textOf(code), password: textOf(password), newPassword: textOf(newPassword) };
}

function textOf(value: unknown): string {
  if (typeof value === 'string' && value.length <= 512) return value;
  throw wanted();
}

function wanted(): RiverGateError {
  return new RiverGateError('BAD_REQUEST', `POST JSON: ${WANTED}.`);
}
