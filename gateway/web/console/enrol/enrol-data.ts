import { useMutation } from '@tanstack/react-query';
import { AskFailure, errorsOf } from '../../common/ask';

/** What a person signs in with. */
export type Factor = 'PASSWORD' | 'SECOND_FACTOR';

/** Who enrols, with both halves of the code; they stand in no address. */
export interface Halves {
  readonly account: string;
  readonly halves: readonly [string, string];
}

/** What is to be chosen, or was. */
export interface Enrolment {
  readonly account: string;
  readonly isEnrolled: boolean;
  readonly factors: ReadonlyArray<Factor>;
  readonly secondFactor: { readonly secret: string; readonly address: string } | null;
}

/** What the person chooses, and what it signed in with before. */
export interface Chosen extends Halves {
  readonly code: string;
  readonly password?: string;
  readonly newPassword?: string;
}

/** Looks what is to be chosen, and stores what was. */
export function useEnrolment() {
  return useMutation({ mutationFn: (asked: Halves | Chosen) => enrolled(asked) });
}

async function enrolled(asked: Halves | Chosen): Promise<Enrolment> {
  const response = await fetch('/oauth/enrol', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(asked),
  });
  if (!response.ok) throw new AskFailure(await errorsOf(response));
  return (await response.json()) as Enrolment;
}
