import { useLanguage } from '../../common/language';
import { useAct } from '../use-act';
import { DraftForm } from './draft-form';
import type { Request } from './request-data';

const MUTATION =
  'mutation ($id: ID!, $version: Int!, $draft: RequestDraftInput!) { done: changeDraft(id: $id, version: $version, draft: $draft) { id } }';

/** Changes a draft, or a request that was returned. */
export function ChangeDraft({ request }: { readonly request: Request }) {
  const { t } = useLanguage();
  const { mutate, error, isPending } = useAct(MUTATION);
  const { id, version, datasets } = request;
  const asked = datasets.map(({ datasetId, isWhole, fields }) => ({
    datasetId,
    fields: isWhole ? null : fields,
  }));
  return (
    <DraftForm
      draft={{ ...request, datasets: asked }}
      words={t({ zh: '保存修改', en: 'Keep the change' })}
      error={error}
      isBusy={isPending}
      onWrite={(draft) => mutate({ id, version, draft })}
    />
  );
}
