import { Link } from '@tanstack/react-router';
import { useContext, useEffect } from 'react';
import { useLanguage } from '../common/language';
import { ReportMissing } from './report-missing';

/** Where no page is. */
export function NotFound() {
  const { t } = useLanguage();
  const report = useContext(ReportMissing);
  useEffect(() => {
    report(true);
    return () => report(false);
  }, [report]);
  return (
    <div className="state">
      <h1>{t({ zh: '没有这个页面', en: 'No such page' })}</h1>
      <Link to="/">{t({ zh: '返回总览', en: 'Back to the overview' })}</Link>
    </div>
  );
}
