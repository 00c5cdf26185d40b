import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { LanguageSwitch, useLanguage } from '../common/language';
import { useSession, useSigning } from '../common/session';
import { HalvesWait } from './halves/halves-wait';
import { ReportMissing } from './report-missing';

const PAGES = [
  ['/', { zh: '总览', en: 'Overview' }],
  ['/catalogue', { zh: '数据目录', en: 'Catalogue' }],
  ['/stations', { zh: '监测站点', en: 'Stations' }],
  ['/analysis', { zh: '专题分析', en: 'Analysis' }],
  ['/requests', { zh: '共享申请', en: 'Requests' }],
  ['/releases', { zh: '信息发布', en: 'Releases' }],
  ['/record', { zh: '使用留痕', en: 'Record' }],
  ['/plan', { zh: '方案落实', en: 'Plan' }],
] as const;

/** Pages that the main navigation does not lead everybody to. */
const OTHERS = [
  ['/sign-in', { zh: '身份', en: 'Who am I' }],
  ['/enrol', { zh: '凭据登记', en: 'Enrolment' }],
  ['/enrolments', { zh: '登记码领取', en: 'Enrolment codes' }],
] as const;

/** Where the address is none of a page. */
const MISSING = { zh: '没有这个页面', en: 'No such page' };

const HUB = { zh: '江门 RiverGate', en: 'Jiangmen RiverGate' };

/** Calls the window as its page is called. */
function useTitle(isMissing: boolean): void {
  const { t } = useLanguage();
  const [, part = ''] = useLocation().pathname.split('/');
  const [, ofPart] = [...PAGES, ...OTHERS].find(([path]) => path === `/${part}`) ?? [];
  const words = isMissing ? MISSING : ofPart;
  const title = words ? `${t(words)} · ${t(HUB)}` : t(HUB);
  useEffect(() => {
    document.title = title;
  }, [title]);
}

/** What every page of the console stands in. */
export function Frame() {
  const { t } = useLanguage();
  const [isMissing, setMissing] = useState(false);
  useTitle(isMissing);
  return (
    <>
      <a className="skip" href="#main">
        {t({ zh: '跳到正文', en: 'Skip to content' })}
      </a>
      <header className="bar">
        <Link to="/" className="name">
          {t({ zh: '江门 · 生态环境数据共享枢纽', en: 'Jiangmen RiverGate' })}
        </Link>
        <nav aria-label={t({ zh: '主导航', en: 'Main' })}>
          {PAGES.map(([to, words]) => (
            <Link key={to} to={to} activeOptions={{ exact: to === '/', includeSearch: false }}>
              {t(words)}
            </Link>
          ))}
          <a href="/explorer/">{t({ zh: '查询工作台', en: 'Explorer' })}</a>
          <a href="/docs">{t({ zh: '文档', en: 'Docs' })}</a>
        </nav>
        <div className="who">
          <WhoAmI />
          <LanguageSwitch />
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        <HalvesWait />
        <ReportMissing value={setMissing}>
          <Outlet />
        </ReportMissing>
      </main>
    </>
  );
}

function WhoAmI() {
  const { t, language } = useLanguage();
  const { data: session } = useSession();
  const { signOut } = useSigning();
  if (!session) return null;
  if (session.kind === 'NOBODY')
    return <Link to="/sign-in">{t({ zh: '登录', en: 'Sign in' })}</Link>;
  const posts = session.posts.map(({ nameZh, nameEn }) => (language === 'zh' ? nameZh : nameEn));
  return (
    <>
      <Link to="/sign-in" title={posts.join('、')}>
        {session.account}
      </Link>
      <button type="button" className="quiet" onClick={() => signOut.mutate()}>
        {t({ zh: '退出', en: 'Sign out' })}
      </button>
    </>
  );
}
