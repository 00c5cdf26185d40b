import type { ReactNode } from 'react';
import { AskFailure, type AskError } from './ask';
import { useLanguage } from './language';

/** While something is being asked. */
export function Loading() {
  const { t } = useLanguage();
  return (
    <p className="state" role="status">
      {t({ zh: '正在加载……', en: 'Loading…' })}
    </p>
  );
}

/** Where nothing is to be shown. */
export function Empty({ children }: { readonly children: ReactNode }) {
  return <p className="state">{children}</p>;
}

/** Where nothing came: what happened, and what to do. */
export function Failure({
  error,
  onAgain,
}: {
  readonly error: unknown;
  readonly onAgain?: () => void;
}) {
  const { t } = useLanguage();
  const errors = error instanceof AskFailure ? error.errors : [];
  return (
    <div className="state failure" role="alert">
      <p>
        {errors.length === 0 ? t({ zh: '无法连接枢纽。', en: 'The hub cannot be reached.' }) : null}
      </p>
      <Refusals errors={errors} />
      {onAgain ? (
        <button type="button" onClick={onAgain}>
          {t({ zh: '重试', en: 'Try again' })}
        </button>
      ) : null}
    </div>
  );
}

/** What of an answer was refused or failed: each with its code and what to do. */
export function Refusals({ errors }: { readonly errors: ReadonlyArray<AskError> }) {
  const { language } = useLanguage();
  if (errors.length === 0) return null;
  return (
    <ul className="refusals">
      {errors.map(({ message, path, extensions = {} }, at) => (
        <li key={at}>
          <code>{extensions.code ?? 'ERROR'}</code> {path ? <code>{path.join('.')}</code> : null}{' '}
          {message}{' '}
          {(language === 'zh' ? extensions.remedyZh : undefined) ?? extensions.remedy ?? null}
        </li>
      ))}
    </ul>
  );
}
