import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { AskFailure, errorsOf, fetchInTime, post } from './ask';
import { forgetPerson } from './clear-person';

/** The caller of this browser's session; scripts cannot read the session cookie itself. */
export interface Session {
  readonly account: string;
  readonly kind: 'NOBODY' | 'PERSON' | 'MACHINE';
  readonly organisation: { readonly kind: string; readonly id: string } | null;
  readonly posts: ReadonlyArray<{
    readonly post: string;
    readonly nameZh: string;
    readonly nameEn: string;
  }>;
  readonly districts: ReadonlyArray<string> | null;
  readonly purposes: ReadonlyArray<string>;
  readonly purpose: string | null;
  readonly expiresAt: string | null;
}

/** A demonstration account that one click signs in to. */
export interface DemoAccount {
  readonly account: string;
  readonly nameZh: string;
  readonly organisation: { readonly kind: string; readonly id: string };
  readonly posts: ReadonlyArray<string>;
}

async function got<Data>(path: string): Promise<Data> {
  const response = await fetchInTime(path, { headers: { accept: 'application/json' } });
  if (!response.ok) throw new AskFailure(await errorsOf(response));
  return (await response.json()) as Data;
}

const SESSION = {
  queryKey: ['session'],
  queryFn: () => got<Session>('/oauth/session'),
  retry: 1,
};

/**
 * Fetches the session. The first answer after a session has ended removes its cookie, so that the
 * second is the public's.
 */
export function useSession() {
  return useQuery(SESSION);
}

/** The demonstration accounts; none if one-click sign-in is not allowed. */
export function useDemoAccounts() {
  return useQuery({
    queryKey: ['demo-accounts'],
    queryFn: () =>
      got<{ readonly accounts: ReadonlyArray<DemoAccount> }>('/oauth/demo').then(
        ({ accounts }) => accounts,
        () => [],
      ),
    staleTime: Infinity,
  });
}

/** What a person enters to sign in. */
export interface SignIn {
  readonly account: string;
  readonly password: string;
  readonly code: string;
  readonly newPassword?: string;
}

/**
 * Mutations that sign in, sign out and choose a purpose; each clears what was cached for the
 * previous caller. `keeps` names the account whose work on the page continues if the same person
 * signs in again.
 */
export function useSigning({ keeps }: { readonly keeps?: string | undefined } = {}) {
  const client = useQueryClient();
  const onSuccess = async () => {
    if (keeps === undefined) return client.resetQueries();
    const { account } = await client.fetchQuery({ ...SESSION, staleTime: 0 });
    await (account === keeps ? client.invalidateQueries() : client.resetQueries());
  };
  return {
    signIn: useMutation({ mutationFn: (by: SignIn) => post('/oauth/sign-in', by), onSuccess }),
    demo: useMutation({
      mutationFn: (account: string) => post('/oauth/demo', { account }),
      onSuccess,
    }),
    signOut: useMutation({ mutationFn: () => post('/oauth/sign-out'), onSuccess: forgetPerson }),
    choosePurpose: useMutation({
      mutationFn: (purpose: string | null) => post('/oauth/purpose', { purpose }),
      onSuccess,
    }),
  };
}
