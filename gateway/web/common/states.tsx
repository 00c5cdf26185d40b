import type { ReactNode } from 'react';
import { AskFailure, type AskError } from './ask';
import { ERROR_WORDS } from './error-words';
import { useLanguage } from './language';

/** Shown while an answer is being fetched. */
export function Loading() {
  const { t } = useLanguage();
  return (
    <p className="state" role="status">
      {t({ zh: '正在加载……', en: 'Loading…' })}
    </p>
  );
}

/** Shown if there is nothing to show. */
export function Empty({ children }: { readonly children: ReactNode }) {
  return <p className="state">{children}</p>;
}

/** Shown if no answer was received: what happened, and what to do. */
export function Failure({
  error,
  errors = error instanceof AskFailure ? error.errors : [],
  onAgain,
}: {
  readonly error: unknown;
  /** The errors to show; absent: all. */
  readonly errors?: ReadonlyArray<AskError>;
  readonly onAgain?: () => void;
}) {
  const { t } = useLanguage();
  return (
    <div className="state failure" role="alert">
      {errors.length === 0 ? (
        <p>{t({ zh: '无法连接枢纽。', en: 'The hub cannot be reached.' })}</p>
      ) : null}
      <Refusals errors={errors} />
      {onAgain ? (
        <button type="button" onClick={onAgain}>
          {t({ zh: '重试', en: 'Try again' })}
        </button>
      ) : null}
    </div>
  );
}

/** The errors of an answer: what each means and what to do, its code in small type. */
export function Refusals({ errors }: { readonly errors: ReadonlyArray<AskError> }) {
  if (errors.length === 0) return null;
  return (
    <ul className="refusals">
      {errors.map((error, at) => (
        <li key={at}>
          <Refusal error={error} />
        </li>
      ))}
    </ul>
  );
}

/**
 * An error in plain words: what it means, what to do, and its code in small type. In Chinese, the
 * hub's English message follows, because it names the object concerned.
 */
export function Refusal({
  error: { message, path, extensions = {} },
}: {
  readonly error: AskError;
}) {
  const { language } = useLanguage();
  const { code = 'ERROR', remedy = null, remedyZh = null } = extensions;
  const words = language === 'zh' ? ERROR_WORDS[code] : undefined;
  return (
    <>
      {words === undefined ? (
        <>
          {message} {(language === 'zh' ? remedyZh : null) ?? remedy}
        </>
      ) : (
        <>
          {words}
          {remedyZh} <span lang="en">{message}</span>
        </>
      )}{' '}
      <small>
        <code>{code}</code> {path ? <code>{path.join('.')}</code> : null}
      </small>
    </>
  );
}
