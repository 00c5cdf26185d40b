import { useMutation } from '@tanstack/react-query';
import { AskFailure } from '../../common/ask';
import { useLanguage } from '../../common/language';
import { saveFile } from '../../common/save-file';
import { Failure } from '../../common/states';
import { useAsk, type Ask } from '../../common/use-answer';
import { DataTable } from '../data-table';
import { timeOf } from '../times';
import { useAct } from '../use-act';
import { AttachToRequestDocument } from '../../generated/console/requests/acts';
import {
  AttachmentContentsDocument,
  type ShownRequestFragment,
} from '../../generated/console/requests/request';
import { ROLES } from './request-terms';

/** The documents of a request, to save; adds one if the caller may. */
export function Attachments({ request }: { readonly request: ShownRequestFragment }) {
  const { t, language } = useLanguage();
  const { attachments, possibleActs, id } = request;
  const { ask } = useAsk();
  const saving = useMutation({ mutationFn: (of: string) => saveContent(ask, id, of) });
  const mayAttach = possibleActs.includes('ATTACH');
  if (attachments.length === 0 && !mayAttach) return null;
  return (
    <section className="sheet">
      <h2>{t({ zh: '附件', en: 'Documents' })}</h2>
      <DataTable
        label={t({ zh: '附件', en: 'Documents' })}
        heads={[
          t({ zh: '文件', en: 'File' }),
          t({ zh: '大小', en: 'Size' }),
          t({ zh: '上传方', en: 'By' }),
          t({ zh: '时间', en: 'At' }),
        ]}
        rows={attachments.map((one) => [
          one.id,
          <button key="name" type="button" className="quiet" onClick={() => saving.mutate(one.id)}>
            {one.name}
          </button>,
          `${String(Math.ceil(one.sizeBytes / 1024))} KiB`,
          t(ROLES[one.uploadedAs]),
          timeOf(one.uploadedAt, language),
        ])}
      />
      {saving.error ? <Failure error={saving.error} /> : null}
      {mayAttach ? <Attach id={id} /> : null}
    </section>
  );
}

function Attach({ id }: { readonly id: string }) {
  const { t } = useLanguage();
  const { mutate, error, isPending } = useAct(AttachToRequestDocument);
  const attach = async (file: File | undefined) => {
    if (!file) return;
    const contentBase64 = await base64Of(file);
    mutate({ id, document: { name: file.name, mediaType: file.type, contentBase64 } });
  };
  return (
    <>
      <label className="field">
        {t({
          zh: '上传附件（PDF、OFD、PNG、JPEG，至多 5 MiB）',
          en: 'Attach (PDF, OFD, PNG, JPEG, at most 5 MiB)',
        })}
        <input
          type="file"
          accept=".pdf,.ofd,.png,.jpg,.jpeg"
          disabled={isPending}
          onChange={({ target }) => void attach(target.files?.[0])}
        />
      </label>
      {error ? <Failure error={error} /> : null}
    </>
  );
}

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

async function saveContent(ask: Ask, id: string, of: string): Promise<void> {
  const { data, errors } = await ask(AttachmentContentsDocument, { id });
  const found = data?.request?.attachments.find((one) => one.id === of);
  if (!found?.contentBase64) throw new AskFailure(errors);
  const bytes = Uint8Array.from(atob(found.contentBase64), (one) => one.charCodeAt(0));
  saveFile(found.name, bytes, found.mediaType);
}
