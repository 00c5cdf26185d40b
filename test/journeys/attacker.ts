import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bodyHashOf, SIGNATURE_HEADER, signRequest } from '../../shared/identity/envelope';
import { signingKey, type SigningKey } from '../../shared/identity/keys/gateway-keys';
import { mintPermit, PERMIT_HEADER, type PermitToMint } from '../../shared/identity/permit';
import { LEASE_HEADER } from '../../shared/sharing/lease/lease';
import type { GraphQLBody } from '../setup/hub-process';

/** A key of the hub that fell into wrong hands. */
export function stolenKey(folder: string, file: string): SigningKey {
  return signingKey(readFileSync(join(folder, file), 'utf8'));
}

/** What an attacker sends beside a body. */
export interface Forgery {
  /** Signs the request as a gateway does; absent: nobody does. */
  readonly gatewayKey?: SigningKey;
  readonly permit?: string;
  readonly lease?: string;
}

/** The answer. */
export interface Refusal {
  readonly status: number;
  readonly body: GraphQLBody;
  readonly codes: ReadonlyArray<unknown>;
}

/** Posts to a department past every gateway. */
export async function attack(
  department: { readonly name: string; readonly url: string },
  path: string,
  { body, gatewayKey, permit, lease }: Forgery & { readonly body: string },
): Promise<Refusal> {
  const asked = { department: department.name, body, requestId: 'attack', now: new Date() };
  const response = await fetch(`${department.url}${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(gatewayKey ? { [SIGNATURE_HEADER]: signRequest(gatewayKey, asked) } : {}),
      ...(permit === undefined ? {} : { [PERMIT_HEADER]: permit }),
      ...(lease === undefined ? {} : { [LEASE_HEADER]: lease }),
    },
    body,
  });
  const text = await response.text();
  const answer = (text === '' ? {} : JSON.parse(text)) as GraphQLBody;
  const codes = (answer.errors ?? []).map(({ extensions }) => extensions['code']);
  return { status: response.status, body: answer, codes };
}

/** A permit for a person of the owner, who may read everything of it, for one body. */
export function ownersPermit(
  key: SigningKey,
  department: string,
  { body, ...change }: Partial<PermitToMint> & { readonly body: string },
): string {
  return mintPermit(key, {
    department,
    caller: {
      subject: 'attacker',
      kind: 'PERSON',
      organisation: { kind: 'DEPARTMENT', id: department },
      roles: ['HANDLER'],
      districts: null,
      sources: null,
      purpose: null,
      generation: 0,
    },
    requestId: 'attack',
    bodyHash: bodyHashOf(body),
    record: 1,
    cases: [],
    now: new Date(),
    ...change,
  });
}
