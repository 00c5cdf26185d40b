import { useMutation, useQueryClient } from '@tanstack/react-query';
import { AskFailure } from '../../common/ask';
import type { Words } from '../../common/language';
import { useAsk } from '../../common/use-answer';
import {
  CollectHalfDocument,
  type HalfFragment,
  type WaitingHalfFragment,
} from '../../generated/console/halves/halves';

/** Roles that collect halves of enrolment codes. */
const COLLECTORS = ['HANDLER', 'APPROVER', 'EXCHANGE_OPERATOR'];

/** Whether one of these roles collects halves. */
export function collectsHalves(posts: ReadonlyArray<{ readonly post: string }>): boolean {
  return posts.some(({ post }) => COLLECTORS.includes(post));
}

/** A collected half; only the page that shows it holds it. */
export interface CollectedHalf extends HalfFragment {
  readonly account: string;
  readonly nameZh: string;
}

/**
 * Collects a half for exactly the resets that the page shows, and passes it only to `onCollected`.
 */
export function useCollecting(
  { id, nameZh, enrolment }: WaitingHalfFragment,
  onCollected: (half: CollectedHalf) => void,
) {
  const client = useQueryClient();
  const { ask } = useAsk();
  return useMutation({
    gcTime: 0,
    mutationFn: async () => {
      const variables = { account: id, factors: enrolment?.factors ?? [] };
      const { data, errors } = await ask(CollectHalfDocument, variables);
      if (!data?.collectEnrolmentHalf) throw new AskFailure(errors);
      onCollected({ account: id, nameZh, ...data.collectEnrolmentHalf.enrolment });
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['answer'] }),
  });
}

/** Labels of the changes of accounts. */
export const CHANGES: Readonly<Record<string, Words>> = {
  ACCOUNT_REGISTERED: { zh: '注册账号', en: 'Registered' },
  PASSWORD_RESET: { zh: '重置密码', en: 'Password reset' },
  TOTP_RESET: { zh: '重置动态口令', en: 'One-time codes reset' },
  POST_GIVEN: { zh: '授予岗位', en: 'Role given' },
  POST_TAKEN: { zh: '免去岗位', en: 'Role taken' },
  OUTSIDE_IDENTITY_LINKED: { zh: '关联外部身份', en: 'Outside identity linked' },
};
