import { useMutation } from '@tanstack/react-query';
import { AskFailure, errorsOf } from '../../common/ask';

/** A factor with which a person signs in. */
export type Factor = 'PASSWORD' | 'SECOND_FACTOR';

/** The account that enrols, with both halves of the code; they are never part of an address. */
export interface Halves {
  readonly account: string;
  readonly halves: readonly [string, string];
}

/** The factors to choose, or already chosen. */
export interface Enrolment {
  readonly account: string;
  readonly isEnrolled: boolean;
  readonly factors: ReadonlyArray<Factor>;
  readonly secondFactor: { readonly secret: string; readonly address: string } | null;
}

/** The factors that the person chooses, and the present ones that are required. */
export interface Chosen extends Halves {
  readonly code: string;
  readonly password?: string;
  readonly newPassword?: string;
}

/** Fetches which factors are to be chosen, and stores the chosen ones. */
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
