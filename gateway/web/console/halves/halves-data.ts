import { useMutation, useQueryClient } from '@tanstack/react-query';
import { AskFailure } from '../../common/ask';
import type { Words } from '../../common/language';
import { useAsk } from '../../common/use-answer';
import type { Factor } from '../enrol/enrol-data';

/** Posts that collect halves of enrolment codes. */
const COLLECTORS = ['HANDLER', 'APPROVER', 'EXCHANGE_OPERATOR'];

/** Whether somebody with these posts collects halves. */
export function collectsHalves(posts: ReadonlyArray<{ readonly post: string }>): boolean {
  return posts.some(({ post }) => COLLECTORS.includes(post));
}

/** What was done to an account. */
export interface Change {
  readonly change: string;
  readonly detail: string | null;
  readonly changedAt: string;
  readonly changedBy: string;
}

/** An account whose other half waits. */
export interface WaitingHalf {
  readonly id: string;
  readonly nameZh: string;
  readonly organisation: {
    readonly nameZh: string | null;
    readonly nameEn: string | null;
    readonly department: { readonly nameZh: string; readonly nameEn: string } | null;
  };
  readonly enrolment: {
    readonly factors: ReadonlyArray<Factor>;
    readonly issuedBy: string;
    readonly issuedAt: string;
    readonly expiresAt: string;
  } | null;
  readonly changes: ReadonlyArray<Change>;
}

/** What waits for who asks; null where it may not know. */
export interface Waiting {
  readonly enrolmentHalvesToCollect: ReadonlyArray<WaitingHalf> | null;
}

export const WAITING = `{ enrolmentHalvesToCollect {
  id nameZh organisation { nameZh nameEn department { nameZh nameEn } }
  enrolment { factors issuedBy issuedAt expiresAt } changes { change detail changedAt changedBy } } }`;

/** How many wait, for the main navigation. */
export const HOW_MANY = '{ enrolmentHalvesToCollect { id } }';

/** A half that was collected; it is kept nowhere but in the page that shows it. */
export interface CollectedHalf {
  readonly account: string;
  readonly nameZh: string;
  readonly half: string;
  readonly factors: ReadonlyArray<Factor>;
  readonly expiresAt: string;
}

const COLLECT = `mutation ($account: ID!, $factors: [SignInFactor!]!) {
  collectEnrolmentHalf(account: $account, factors: $factors) { enrolment { half factors expiresAt } } }`;

interface Collected {
  readonly collectEnrolmentHalf: {
    readonly enrolment: Omit<CollectedHalf, 'account' | 'nameZh'>;
  } | null;
}

/** Collects a half for what the page shows to have been reset, and hands it to `onCollected` alone. */
export function useCollecting(
  { id, nameZh, enrolment }: WaitingHalf,
  onCollected: (half: CollectedHalf) => void,
) {
  const client = useQueryClient();
  const { ask } = useAsk();
  return useMutation({
    gcTime: 0,
    mutationFn: async () => {
      const variables = { account: id, factors: enrolment?.factors ?? [] };
      const { data, errors } = await ask<Collected>(COLLECT, variables);
      if (!data?.collectEnrolmentHalf) throw new AskFailure(errors);
      onCollected({ account: id, nameZh, ...data.collectEnrolmentHalf.enrolment });
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['answer'] }),
  });
}

/** What a person signs in with. */
export const FACTORS: Readonly<Record<string, Words>> = {
  PASSWORD: { zh: '密码', en: 'Password' },
  SECOND_FACTOR: { zh: '动态口令', en: 'One-time codes' },
};

/** What is done to accounts. */
export const CHANGES: Readonly<Record<string, Words>> = {
  ACCOUNT_REGISTERED: { zh: '注册账号', en: 'Registered' },
  PASSWORD_RESET: { zh: '重置密码', en: 'Password reset' },
  TOTP_RESET: { zh: '重置动态口令', en: 'One-time codes reset' },
  POST_GIVEN: { zh: '授予岗位', en: 'Post given' },
  POST_TAKEN: { zh: '免去岗位', en: 'Post taken' },
  OUTSIDE_IDENTITY_LINKED: { zh: '关联外部身份', en: 'Outside identity linked' },
};
