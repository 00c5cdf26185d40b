import type { ReactNode } from 'react';
import { AskFailure, type AskError } from './ask';
import { ERROR_WORDS } from './error-words';
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
  errors = error instanceof AskFailure ? error.errors : [],
  onAgain,
}: {
  readonly error: unknown;
  /** Those of its refusals that are shown here; absent: all. */
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

/** What of an answer was refused or failed: what it means and what to do, the code small behind it. */
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
 * A refusal for people: what it means, what to do, and the code small behind. In Chinese the hub's own sentence
 * follows, in English: it names what was meant.
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
