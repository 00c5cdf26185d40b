import { useLanguage } from '../../common/language';
import { useAct } from '../use-act';
import { DraftForm } from './draft-form';
import { ChangeDraftDocument } from '../../generated/console/requests/acts';
import type { ShownRequestFragment } from '../../generated/console/requests/request';

/** Changes a draft, or a request that was returned. */
export function ChangeDraft({ request }: { readonly request: ShownRequestFragment }) {
  const { t } = useLanguage();
  const { mutate, error, isPending } = useAct(ChangeDraftDocument);
  const { id, version, datasets } = request;
  const asked = datasets.map(({ datasetId, isWhole, fields }) => ({
    datasetId,
    fields: isWhole ? null : fields,
  }));
  return (
    <DraftForm
      draft={{ ...request, datasets: asked }}
      words={t({ zh: '保存修改', en: 'Save the change' })}
      error={error}
      isBusy={isPending}
      onWrite={(draft) => mutate({ id, version, draft })}
    />
  );
}
