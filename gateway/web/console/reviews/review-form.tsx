import { Field, Form } from '../../common/form/form';
import { useLanguage } from '../../common/language';
import { useAnswer } from '../../common/use-answer';
import type { PreviewedReviewFragment } from '../../generated/console/reviews/review.parts';
import type { ReviewAction } from '../../generated/graph';
import { Answered } from '../answered';
import { timeOf } from '../times';
import { useAct } from '../use-act';
import { actDocument, previewDocument, type SelectedValues } from './built-documents';
import { FlagNumbers } from './flag-numbers';

interface Of {
  readonly department: string;
  readonly action: ReviewAction;
  readonly selected: SelectedValues;
  /** Number of values in the selected rows. */
  readonly counted: number;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Shows what an act would change, asks for a reason, and does exactly that. */
export function ReviewForm({ department, action, selected, ...rest }: Of) {
  const preview = { ...selected, action };
  const answer = useAnswer(previewDocument(department), preview, { staleTime: 0 });
  return (
    <Answered answer={answer}>
      {(data) =>
        data.preview ? (
          <Confirm {...{ department, action, selected, ...rest }} previewed={data.preview} />
        ) : null
      }
    </Answered>
  );
}

function Confirm({
  department,
  action,
  selected,
  previewed,
  counted,
  onClose,
  onDone,
}: Of & { readonly previewed: PreviewedReviewFragment }) {
  const { t } = useLanguage();
  const { mutate, error, isPending } = useAct(actDocument(department, action), onDone);
  const { preview } = previewed;
  const isVoid = action === 'VOID';
  const submit = (form: FormData) => {
    if (preview !== null)
      mutate({ ...selected, preview, reason: String(form.get('reason')).trim() });
  };
  return (
    <Form
      failure={error}
      fields={['reason']}
      className="written"
      onSubmit={submit}
      actions={
        <p className="tools">
          <button
            type="submit"
            className={isVoid ? 'grave' : 'primary'}
            disabled={isPending || preview === null}
          >
            {isVoid
              ? t({ zh: '确认作废', en: 'Confirm: void' })
              : t({ zh: '确认通过', en: 'Confirm: approve' })}
          </button>
          <button type="button" onClick={onClose}>
            {t({ zh: '取消', en: 'Cancel' })}
          </button>
        </p>
      }
    >
      <Previewed {...{ previewed, counted }} />
      <Field name="reason" label={t({ zh: '审核理由（必填）', en: 'Reason (required)' })}>
        <textarea rows={2} required maxLength={2000} />
      </Field>
    </Form>
  );
}

function Previewed({
  previewed: { values, series, stations, flags, firstAt, lastAt },
  counted,
}: Pick<Of, 'counted'> & { readonly previewed: PreviewedReviewFragment }) {
  const { t, language } = useLanguage();
  const [first, last] = [timeOf(firstAt, language), timeOf(lastAt, language)];
  return (
    <>
      <p role="status">
        {t({
          zh: `将改动 ${String(values)} 个值：${String(stations)} 个站点，${String(series)} 个序列，${first} 至 ${last}`,
          en: `${String(values)} values would change: ${String(stations)} stations, ${String(series)} series, ${first} to ${last}`,
        })}
        {'. '}
        <FlagNumbers of={flags} />
      </p>
      {values === counted ? null : (
        <p className="notice">
          {t({
            zh: `所选站点日共 ${String(counted)} 个待审核值；改动按所选站点和整个时段计，数量不同，请核对。`,
            en: `The selected station days have ${String(counted)} values to review; the act covers their stations over the whole period, so the number differs: check it.`,
          })}
        </p>
      )}
    </>
  );
}
