import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { PageHeading } from '../../common/page-heading';
import { useLanguage } from '../../common/language';
import { useForgetting } from '../../common/use-clearing';
import { ChooseForm } from './choose-form';
import type { Enrolment, Halves } from './enrol-data';
import { HalvesForm } from './halves-form';

/**
 * The page where a person with both halves of an enrolment code chooses password and one-time
 * codes.
 */
export function EnrolPage() {
  const { t } = useLanguage();
  const [halves, setHalves] = useState<Halves | null>(null);
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null);
  const [visit, setVisit] = useState(0);
  useForgetting(() => {
    setHalves(null);
    setEnrolment(null);
    setVisit(visit + 1);
  });
  return (
    <article className="sheet">
      <PageHeading>{t({ zh: '凭据登记', en: 'Enrolment' })}</PageHeading>
      {enrolment?.isEnrolled ? (
        <p role="status">
          {t({
            zh: '登记完成。请等待下一个动态验证码（30 秒）后登录。',
            en: 'Enrolled. Sign in with the next one-time code, in 30 seconds.',
          })}{' '}
          <Link to="/sign-in">{t({ zh: '去登录', en: 'Sign in' })}</Link>
        </p>
      ) : halves && enrolment ? (
        <ChooseForm halves={halves} enrolment={enrolment} onDone={setEnrolment} />
      ) : (
        <HalvesForm
          key={visit}
          onFound={(found, asked) => {
            setHalves(asked);
            setEnrolment(found);
          }}
        />
      )}
    </article>
  );
}
