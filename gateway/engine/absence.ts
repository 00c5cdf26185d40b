import { RiverGateError } from '../../shared/errors/rivergate-error';
import type { LinkAnswer, LinkRequest } from './link';
import { lostPaths } from './lost-paths';

/** The answer that stands for a department that gave none: each field asked is null, and says why. */
export function absence(
  code: 'DEPARTMENT_UNAVAILABLE' | 'DEPARTMENT_TIMEOUT',
  department: string,
  request: LinkRequest,
): LinkAnswer {
  const fault =
    code === 'DEPARTMENT_TIMEOUT' ? 'did not answer in time' : 'is not available at the moment';
  const { message, extensions } = new RiverGateError(
    code,
    `The department "${department}" ${fault}.`,
    { department },
  );
  return { errors: lostPaths(request.query).map((path) => ({ message, extensions, path })) };
}
