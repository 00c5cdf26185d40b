import { useState } from 'react';
import { useLanguage, type Words } from './language';

/**
 * Copies a text and shows whether that succeeded; without clipboard access the user selects the
 * text by hand.
 */
export function CopyButton({
  text,
  words = { zh: '复制', en: 'Copy' },
}: {
  readonly text: string;
  readonly words?: Words;
}) {
  const { t } = useLanguage();
  const [copied, setCopied] = useState<{ readonly text: string; readonly isDone: boolean }>();
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => setCopied({ text, isDone: true }),
      () => setCopied({ text, isDone: false }),
    );
  };
  return (
    <span className="copy">
      <button type="button" onClick={copy}>
        {t(words)}
      </button>
      <span role="status">
        {copied?.text === text && copied.isDone ? t({ zh: '已复制', en: 'Copied' }) : null}
        {copied?.text === text && !copied.isDone
          ? t({ zh: '浏览器不允许复制', en: 'The browser does not allow it' })
          : null}
      </span>
    </span>
  );
}
