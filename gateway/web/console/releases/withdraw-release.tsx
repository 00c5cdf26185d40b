import { useId, useRef } from 'react';
import { Field, Form } from '../../common/form/form';
import { useLanguage } from '../../common/language';
import { WithdrawReleaseDocument } from '../../generated/console/releases/releases';
import { useAct } from '../use-act';

/** Withdraws a release: asks for a reason, states the consequences, and asks for confirmation. */
export function WithdrawRelease({
  id,
  number,
  title,
}: {
  readonly id: string;
  readonly number: string;
  readonly title: string;
}) {
  const { t } = useLanguage();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const { mutate, error, isPending } = useAct(WithdrawReleaseDocument, () =>
    dialog.current?.close(),
  );
  const submit = (form: FormData) => {
    mutate({ id, reason: String(form.get('reason')).trim() });
  };
  return (
    <>
      <button type="button" onClick={() => dialog.current?.showModal()}>
        {t({ zh: '撤回', en: 'Withdraw' })}
      </button>
      <dialog ref={dialog} className="sheet asking" aria-labelledby={heading}>
        <h2 id={heading}>{t({ zh: `撤回 ${number}`, en: `Withdraw ${number}` })}</h2>
        <p>
          {t({
            zh: `撤回后，“${title}”立即不再向社会开放，且不可恢复；重新开放须另行提出发布。理由将载入共享记录。`,
            en: `“${title}” is closed to the public at once, and stays so until another release. The reason is recorded in the audit log.`,
          })}
        </p>
        <Form
          failure={error}
          fields={['reason']}
          className="written"
          onSubmit={submit}
          actions={
            <p className="tools">
              <button type="submit" className="grave" disabled={isPending}>
                {t({ zh: '确认撤回', en: 'Confirm: withdraw' })}
              </button>
              <button type="button" onClick={() => dialog.current?.close()}>
                {t({ zh: '取消', en: 'Cancel' })}
              </button>
            </p>
          }
        >
          <Field name="reason" label={t({ zh: '撤回理由（必填）', en: 'Reason (required)' })}>
            <textarea rows={3} required maxLength={2000} />
          </Field>
        </Form>
      </dialog>
    </>
  );
}
