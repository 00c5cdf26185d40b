import { Link } from '@tanstack/react-router';
import { PageHeading } from '../common/page-heading';
import { useLanguage } from '../common/language';

/** Shown for an address without a page. */
export function NotFound() {
  const { t } = useLanguage();
  return (
    <div className="state">
      <PageHeading>{t({ zh: '没有这个页面', en: 'No such page' })}</PageHeading>
      <Link to="/">{t({ zh: '返回总览', en: 'Back to the overview' })}</Link>
    </div>
  );
}
