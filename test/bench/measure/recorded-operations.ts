import { openKeyFolder } from '../../../shared/identity/keys/key-folder';
import { mintAccessToken } from '../../../shared/identity/access-token';
import { handlerOf } from '../../setup/sharing';
import type { BenchDatabase } from './bench-database';
import type { MeasuredOperation, RequestHeaders } from './measured-server';
import { DISTRICTS } from './operations';

const QUERY = `query FarmlandMetals($district: ID!, $first: Int!) {
  district(code: $district) { code
    farmlandSoilPoints(first: $first) { nodes { id nameZh metals { latest { value from flag } } } } } }`;

/** The same question of conditional data by two callers. */
export interface RecordedOperations {
  /** Asked by the department that owns the data: no entry in the audit log. */
  readonly own: MeasuredOperation;
  /** Asked by the bureau, which has a right to it: an intent and an outcome in the audit log. */
  readonly recorded: MeasuredOperation;
}

/** The operations, with tokens of the bench's own keys. */
export async function recordedOperations(database: BenchDatabase): Promise<RecordedOperations> {
  const askedBy = async (department: string): Promise<MeasuredOperation> => ({
    ...{ name: `conditional data, by ${department}`, operationName: 'FarmlandMetals' },
    ...{ query: QUERY, callers: await tokensOf(database, [department]) },
    variables: Array.from({ length: 10 }, (_, at) => 15 + at).flatMap((first) =>
      DISTRICTS.map((district) => ({ district, first })),
    ),
  });
  return { own: await askedBy('agriculture'), recorded: await askedBy('environment') };
}

/** Headers of a handler of each department, valid for the length of a run. */
export async function tokensOf(
  { env }: BenchDatabase,
  departments: ReadonlyArray<string>,
): Promise<ReadonlyArray<RequestHeaders>> {
  const now = () => new Date();
  const { tokens } = await openKeyFolder(env['RIVERGATE_KEYS'] ?? '', ['tokens'], { now });
  const terms = {
    issuer: env['RIVERGATE_ISSUER'] ?? '',
    lifeMinutes: Number(env['RIVERGATE_TOKEN_MINUTES']),
    now: now(),
  };
  return departments.map((department) => {
    const { token } = mintAccessToken(tokens().signing, handlerOf(department), terms);
    return { authorization: `Bearer ${token}` };
  });
}
