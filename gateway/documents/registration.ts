import { RiverGateError } from '../../shared/errors/rivergate-error';
import type { AccessDecisions } from '../../shared/sharing/access-decisions';
import type { SharedOperation } from '../../shared/sharing/sharer';
import type { BegunRequest } from '../begun-request';
import type { GatewayAnswer } from '../engine/execute-plan';
import { checkedDocument, type CheckedDocument } from './document-check';
import { registeringFields, type RegisteringField } from './registering-fields';

/** Dependencies of checking documents to register. */
export interface RegistrationOptions {
  readonly maxTokens: number;
  /** The longest document that is read, bytes. */
  readonly maxDocumentBytes: number;
  /** What a client may read; null if it is not in use. */
  readonly accessOf: (client: string) => Promise<AccessDecisions | null>;
}

/** The documents of a field that registers them, checked. */
interface CheckedField {
  /** Name of the field in the answer. */
  readonly key: string;
  readonly documents: ReadonlyArray<CheckedDocument>;
}

/** Most bytes of documents that one request registers: they are all validated at once. */
const MOST_BYTES = 256 * 1024;

/**
 * Checks the documents that a mutation registers; none for any other operation. Rejects with
 * INVALID_DOCUMENT for the first that does not fit, and BAD_USER_INPUT if they are too long.
 */
export async function checkedDocuments(
  begun: BegunRequest,
  shared: SharedOperation,
  options: RegistrationOptions | undefined,
): Promise<ReadonlyArray<CheckedField>> {
  const fields = options ? registeringFields(begun, shared) : [];
  if (!options || fields.length === 0) return [];
  requireBounds(fields, options);
  const { supergraph, request } = begun;
  const checking = { supergraph, maxTokens: options.maxTokens };
  return Promise.all(
    fields.map(async ({ key, client, documents }) => {
      const { access: own } = request.context;
      const access = own.caller.subject === client ? own : await options.accessOf(client);
      const checked = documents.map((text, at) =>
        checkedDocument(text, { place: `documents[${String(at)}]`, access }, checking),
      );
      return { key, documents: checked };
    }),
  );
}

function requireBounds(
  fields: ReadonlyArray<RegisteringField>,
  { maxDocumentBytes }: RegistrationOptions,
): void {
  const lengths = fields.flatMap(({ documents }) => documents.map((one) => Buffer.byteLength(one)));
  const together = lengths.reduce((sum, one) => sum + one, 0);
  const longest = Math.max(0, ...lengths);
  if (together <= MOST_BYTES && longest <= maxDocumentBytes) return;
  throw new RiverGateError(
    'BAD_USER_INPUT',
    `A request registers at most ${String(MOST_BYTES)} bytes of documents, each of ${String(maxDocumentBytes)} at most, but got: ${String(together)}, the longest of ${String(longest)}.`,
  );
}

/**
 * The answer with the fields that the client may not read, of each document that was registered;
 * nothing of a registration that was refused.
 */
export function withCheckedDocuments(
  answer: GatewayAnswer,
  fields: ReadonlyArray<CheckedField>,
): GatewayAnswer {
  const documents = fields
    .filter(({ key }) => answer.data?.[key] != null)
    .flatMap((field) => field.documents);
  if (documents.length === 0) return answer;
  return { ...answer, extensions: { ...answer.extensions, documents } };
}
