import { RiverGateError } from '../../shared/errors/rivergate-error';
import type { ReportedRefusal } from './department-refusal';
import type { LinkAnswer, LinkRequest } from './link';
import { lostPaths } from './lost-paths';

type AbsenceCode = 'DEPARTMENT_UNAVAILABLE' | 'DEPARTMENT_TIMEOUT';

/** The department that did not answer, and what is known of the reason. */
interface AbsentDepartment {
  readonly department: string;
  readonly because?: ReportedRefusal | undefined;
  /**
   * Since when it has been known to answer nobody, RFC 3339; absent if only this answer is missing.
   */
  readonly since?: string;
}

/**
 * Stands in for the answer of a department that did not answer: each requested field is null, with
 * an error that says why.
 */
export function absence(
  code: AbsenceCode,
  absent: AbsentDepartment,
  request: LinkRequest,
): LinkAnswer {
  const { department, because, since } = absent;
  const { message, extensions } = new RiverGateError(
    code,
    `The department "${department}" ${faultOf(code, absent)}.`,
    {
      department,
      ...(because && { because: because.code, offsetMs: because.offsetMs }),
      ...(since !== undefined && { since }),
    },
  );
  return { errors: lostPaths(request.query).map((path) => ({ message, extensions, path })) };
}

function faultOf(code: AbsenceCode, { because, since }: AbsentDepartment): string {
  if (code === 'DEPARTMENT_TIMEOUT') return 'did not answer in time';
  if (since !== undefined) return `has not been available since ${since}`;
  if (!because) return 'is not available at the moment';
  const seconds = ((because.offsetMs ?? 0) / 1000).toFixed(1);
  return `is not available: its clock is ${seconds} s off`;
}

/** Whether an answer stands in for that of a department that did not answer. */
export function isAbsence({ data, errors = [] }: LinkAnswer): boolean {
  return (
    data === undefined &&
    errors.length > 0 &&
    errors.every(({ extensions }) => ABSENT.includes(extensions?.['code']))
  );
}

/** Whether it stands in for a department that did not answer in time. */
export function isTimeout(answer: LinkAnswer): boolean {
  return isAbsence(answer) && answer.errors?.[0]?.extensions?.['code'] === 'DEPARTMENT_TIMEOUT';
}

const ABSENT: ReadonlyArray<unknown> = ['DEPARTMENT_UNAVAILABLE', 'DEPARTMENT_TIMEOUT'];
