import { Fragment, useState } from 'react';
import { PageHeading } from '../../common/page-heading';
import { useLanguage } from '../../common/language';
import { useSession } from '../../common/session';
import { Empty } from '../../common/states';
import { useAnswer } from '../../common/use-answer';
import { useForgetting } from '../../common/use-clearing';
import { Answered, Listed } from '../answered';
import { DataTable } from '../data-table';
import { named } from '../names';
import { RequireSignIn } from '../require-sign-in';
import { timeOf } from '../times';
import { CollectHalf } from './collect-half';
import { FactorNames } from './factor-names';
import {
  WaitingHalvesDocument,
  type WaitingHalfFragment,
} from '../../generated/console/halves/halves';
import type { CollectedHalf } from './halves-data';
import { HalfCard } from './half-card';

/** The page where a steward collects waiting halves of enrolment codes. */
export function HalvesPage() {
  const { t } = useLanguage();
  const { data: session } = useSession();
  return (
    <article className="sheet">
      <PageHeading>{t({ zh: '登记码领取', en: 'Enrolment codes' })}</PageHeading>
      <p className="hint">
        {t({
          zh: '账号注册或凭据重置后，登记码分为两半：一半由系统管理员交给本人，另一半由本部门数据管理人员在此领取，核实身份后当面交给本人。除本人外，任何人不得同时持有两半。',
          en: 'After a registration or a reset the enrolment code has two halves: an administrator hands one to the person; a steward of the department collects the other here, makes sure who the person is, and hands it over in person. Nobody else may hold both.',
        })}
      </p>
      <RequireSignIn>
        {/* A half shown to one account is cleared when another signs in. */}
        <Collecting key={session?.account} />
      </RequireSignIn>
    </article>
  );
}

function Collecting() {
  const [half, setHalf] = useState<CollectedHalf | null>(null);
  const answer = useAnswer(WaitingHalvesDocument, {});
  useForgetting(() => setHalf(null));
  return (
    <>
      {half ? <HalfCard key={half.half} half={half} onHandedOver={() => setHalf(null)} /> : null}
      <Answered answer={answer}>
        {({ enrolmentHalvesToCollect: waiting }) => (
          <Listed of={waiting}>
            {(accounts) => <WaitingTable accounts={accounts} onCollected={setHalf} />}
          </Listed>
        )}
      </Answered>
    </>
  );
}

function WaitingTable({
  accounts,
  onCollected,
}: {
  readonly accounts: ReadonlyArray<WaitingHalfFragment>;
  readonly onCollected: (half: CollectedHalf) => void;
}) {
  const { t, language } = useLanguage();
  if (accounts.length === 0)
    return <Empty>{t({ zh: '没有待您领取的登记码。', en: 'No half waits for you.' })}</Empty>;
  return (
    <DataTable
      label={t({ zh: '待我领取的登记码', en: 'Halves that wait for me' })}
      heads={[
        t({ zh: '姓名', en: 'Name' }),
        t({ zh: '办理', en: 'Action' }),
        t({ zh: '账号', en: 'Account' }),
        t({ zh: '待设置的凭据', en: 'To be chosen' }),
        t({ zh: '发起人', en: 'Started by' }),
        t({ zh: '发起时间', en: 'Started at' }),
        t({ zh: '有效期至', en: 'Good until' }),
      ]}
      rows={accounts.map((account) => [
        account.id,
        account.nameZh,
        <CollectHalf key="collect" account={account} onCollected={onCollected} />,
        <code key="account">{account.id}</code>,
        <FactorNames key="factors" factors={account.enrolment?.factors ?? []} />,
        <Fragment key="by">
          {named(account.enrolment?.issuedByName, account.enrolment?.issuedBy ?? '—')}
        </Fragment>,
        timeOf(account.enrolment?.issuedAt, language),
        timeOf(account.enrolment?.expiresAt, language),
      ])}
    />
  );
}
