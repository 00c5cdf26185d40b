import { useMutation } from '@tanstack/react-query';
import { AskFailure } from '../../common/ask';
import { useLanguage } from '../../common/language';
import { saveFile } from '../../common/save-file';
import { Failure } from '../../common/states';
import { PrintedPagesDocument } from '../../generated/console/requests/request';
import { useAsk } from '../../common/use-answer';

/** Saves the application and the reply as printable pages with their own style. */
export function PrintedPages({ id, number }: { readonly id: string; readonly number: string }) {
  const { t } = useLanguage();
  const { ask } = useAsk();
  const printing = useMutation({
    mutationFn: async (which: 'applicationHtml' | 'replyHtml') => {
      const { data, errors } = await ask(PrintedPagesDocument, { id });
      if (!data?.request) throw new AskFailure(errors);
      const page = data.request[which];
      if (page !== null)
        saveFile(`${number}-${which === 'replyHtml' ? '复函' : '申请表'}.html`, page, 'text/html');
      return page !== null;
    },
  });
  return (
    <>
      <p className="tools">
        <button type="button" onClick={() => printing.mutate('applicationHtml')}>
          {t({ zh: '下载申请表（打印）', en: 'Application, to print' })}
        </button>
        <button type="button" onClick={() => printing.mutate('replyHtml')}>
          {t({ zh: '下载复函（打印）', en: 'Reply, to print' })}
        </button>
        <span role="status">
          {printing.data === false ? t({ zh: '尚无复函。', en: 'There is no reply yet.' }) : null}
        </span>
      </p>
      {printing.error ? <Failure error={printing.error} /> : null}
    </>
  );
}
