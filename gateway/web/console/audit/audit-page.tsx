import { useSearch } from '@tanstack/react-router';
import { PageHeading } from '../../common/page-heading';
import { useLanguage } from '../../common/language';
import { useSession, type Session } from '../../common/session';
import { Empty } from '../../common/states';
import { Choice } from '../choice';
import { RequireSignIn } from '../require-sign-in';
import { dayOf, endOfDay, startOfDay } from '../times';
import type { RecordKind, RecordView } from '../../generated/graph';
import { optionsOf } from '../terms';
import { useSearchChange } from '../use-search-change';
import { ChainProof } from './chain-proof';
import { EntryList } from './entry-list';
import { HiddenEntries } from './hidden-entries';
import { KINDS } from './audit-terms';
import { UsageTable } from './usage-table';

/** The part of the audit log to show, from the address. */
interface AuditSearch {
  readonly view?: string;
  readonly dataset?: string;
  readonly kind?: RecordKind;
  readonly from?: string;
  readonly to?: string;
}

const READERS = ['PARTNER', 'ENTERPRISE', 'DEPARTMENT_DEVELOPER', 'ANALYST', 'HANDLER', 'APPROVER'];
const WEEK_MS = 6 * 86_400_000;

/**
 * Shows who read the caller's data and what the caller read; auditors see the whole audit log and
 * the verification of its seals.
 */
export function AuditPage() {
  const { t } = useLanguage();
  const { data: session } = useSession();
  const views = session ? viewsOf(session) : [];
  return (
    <>
      <article className="sheet">
        <PageHeading>{t({ zh: '使用留痕', en: 'Record' })}</PageHeading>
        <p className="hint">
          {t({
            zh: '每次读取其他部门的非公开数据、每次拒绝，均在返回内容之前留痕；只记谁、为何、读了哪些字段和多少行，不记数据本身。查阅留痕也留痕。',
            en: 'Each read of non-public data of another department, and each refusal, is recorded before anything of it leaves: who, why, which fields and how many rows, never the data. Reading the audit log is recorded too.',
          })}
        </p>
        <RequireSignIn>
          {views.length > 0 ? (
            <Views views={views} />
          ) : (
            <Empty>
              {t({ zh: '当前岗位不查阅留痕。', en: 'Your role does not read the audit log.' })}
            </Empty>
          )}
        </RequireSignIn>
      </article>
      {views.length > 0 ? <ChainProof /> : null}
    </>
  );
}

/** The views of the audit log that the signed-in person may open. */
function viewsOf({ posts, organisation }: Session): ReadonlyArray<RecordView> {
  const isAuditor = posts.some(({ post }) => post === 'RECORD_AUDITOR');
  const isReader = posts.some(({ post }) => READERS.includes(post));
  const isOwner = isReader && organisation?.kind === 'DEPARTMENT';
  return [
    ...(isAuditor ? (['WHOLE'] as const) : []),
    ...(isOwner ? (['OWNER'] as const) : []),
    ...(isReader ? (['READER'] as const) : []),
  ];
}

function Views({ views }: { readonly views: ReadonlyArray<RecordView> }) {
  const { t } = useLanguage();
  const search: AuditSearch = useSearch({ strict: false });
  const changeSearch = useSearchChange(search);
  const view = views.find((one) => one === search.view) ?? views[0] ?? 'READER';
  const to = search.to ?? dayOf(Date.now());
  const from = search.from ?? dayOf(Date.parse(startOfDay(to)) - WEEK_MS);
  const filter = {
    from: startOfDay(from),
    to: endOfDay(to),
    ...(search.dataset ? { dataset: search.dataset } : {}),
    ...(search.kind ? { kinds: [search.kind] } : {}),
  };
  const names: Readonly<Record<RecordView, string>> = {
    WHOLE: t({ zh: '全部留痕（审计）', en: 'The whole audit log' }),
    OWNER: t({ zh: '谁用了本部门的数据', en: 'Who read ours' }),
    READER: t({ zh: '本单位用了谁的数据', en: 'What we read' }),
  };
  return (
    <>
      <form className="filters" onSubmit={(event) => event.preventDefault()}>
        <fieldset>
          <legend>{t({ zh: '视角', en: 'View' })}</legend>
          {views.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={one === view}
              onClick={() => changeSearch({ view: one })}
            >
              {names[one]}
            </button>
          ))}
        </fieldset>
        <label>
          {t({ zh: '从', en: 'From' })}
          <input
            type="date"
            value={from}
            max={to}
            onChange={({ target }) => changeSearch({ from: target.value })}
          />
        </label>
        <label>
          {t({ zh: '至', en: 'To' })}
          <input
            type="date"
            value={to}
            min={from}
            onChange={({ target }) => changeSearch({ to: target.value })}
          />
        </label>
        <Choice
          label={t({ zh: '类别', en: 'Kind' })}
          any={t({ zh: '全部', en: 'All' })}
          value={search.kind}
          options={optionsOf(KINDS, t)}
          onChoose={(kind) => changeSearch({ kind })}
        />
        <label>
          {t({ zh: '数据集标识', en: 'Id of a dataset' })}
          <input
            defaultValue={search.dataset ?? ''}
            placeholder="water/…"
            onBlur={({ target }) => changeSearch({ dataset: target.value.trim() })}
          />
        </label>
      </form>
      {view === 'OWNER' ? <HiddenEntries /> : null}
      <EntryList view={view} filter={filter} />
      <UsageTable view={view} from={from} to={to} />
    </>
  );
}
