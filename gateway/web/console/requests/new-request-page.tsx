import { useNavigate, useSearch } from '@tanstack/react-router';
import { PageHeading } from '../../common/page-heading';
import { useLanguage } from '../../common/language';
import { RequireSignIn } from '../require-sign-in';
import { useAct } from '../use-act';
import { DraftForm } from './draft-form';
import { DraftRequestDocument } from '../../generated/console/requests/acts';

/** Values of a new request, from the address: the dataset, and its fields separated by commas. */
interface NewDataRequestSearch {
  readonly dataset?: string;
  readonly fields?: string;
}

/** Creates a draft of a request; it is submitted on its own page after a second look. */
export function NewDataRequestPage() {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const { dataset, fields }: NewDataRequestSearch = useSearch({ strict: false });
  const { mutate, error, isPending } = useAct(
    DraftRequestDocument,
    (id) => void navigate({ to: '/requests/$id', params: { id } }),
  );
  const datasets = dataset
    ? [{ datasetId: dataset, fields: fields ? fields.split(',') : null }]
    : [];
  return (
    <article className="sheet">
      <PageHeading>{t({ zh: '新建申请', en: 'New request' })}</PageHeading>
      <p className="hint">
        {t({
          zh: '先保存为草稿，核对无误后再提交；涉及多个部门的申请提交时自动分拆。',
          en: 'It is saved as a draft first and submitted after a second look; a request for data of several owners is split when submitted.',
        })}
      </p>
      <RequireSignIn>
        <DraftForm
          draft={{ datasets }}
          words={t({ zh: '保存草稿', en: 'Save the draft' })}
          error={error}
          isBusy={isPending}
          onWrite={(draft) => mutate({ draft })}
        />
      </RequireSignIn>
    </article>
  );
}
