import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { CopyButton } from '../../common/copy-button';
import { useLanguage } from '../../common/language';
import { allPages } from '../../common/pages';
import { Failure } from '../../common/states';
import { useAnswer, useAsk, type Ask } from '../../common/use-answer';
import { Answered } from '../answered';
import { timeOf } from '../times';
import {
  HeadDocument,
  SealsDocument,
  type ShownHeadFragment,
} from '../../generated/console/audit/seals';
import { SealsVerdict } from './seals-verdict';
import { keyOf, verifySeals, type SealList, type SealsVerified } from './verify-seals';

/** The end of the audit log's chain, and its verification, which runs in this browser. */
export function ChainProof() {
  const { t } = useLanguage();
  const answer = useAnswer(HeadDocument, {});
  return (
    <section className="sheet">
      <h2>{t({ zh: '留痕链与封签', en: 'The chain and its seals' })}</h2>
      <Answered answer={answer}>
        {({ auditHead }) => (auditHead ? <OfHead head={auditHead} /> : null)}
      </Answered>
      <Verify />
    </section>
  );
}

function OfHead({ head }: { readonly head: ShownHeadFragment }) {
  const { t, language } = useLanguage();
  const { newestSeal: seal, sequence, hash, archivedUpTo, unsealedEntries } = head;
  const none = t({ zh: '尚无封签', en: 'no seal yet' });
  return (
    <>
      <dl className="facts">
        <div>
          <dt>{t({ zh: '末条序号', en: 'Last entry' })}</dt>
          <dd>{sequence}</dd>
        </div>
        <div>
          <dt>{t({ zh: '末条哈希值', en: 'Its hash' })}</dt>
          <dd>
            <code>{hash}</code>
          </dd>
        </div>
        <div>
          <dt>{t({ zh: '最新封签', en: 'Newest seal' })}</dt>
          <dd>
            {seal
              ? `${seal.firstSequence}–${seal.lastSequence} · ${timeOf(seal.sealedAt, language)} · ${seal.sigAlg} ${seal.keyId}`
              : none}
          </dd>
        </div>
        <div>
          <dt>{t({ zh: '未封签条数', en: 'Not sealed yet' })}</dt>
          <dd>{unsealedEntries}</dd>
        </div>
        {archivedUpTo === null ? null : (
          <div>
            <dt>{t({ zh: '已归档至', en: 'Archived up to' })}</dt>
            <dd>{archivedUpTo}</dd>
          </div>
        )}
      </dl>
      {seal ? (
        <p className="tools">
          <CopyButton
            text={seal.anchor}
            words={{
              zh: '复制锚点（交本部门自存）',
              en: 'Copy the anchor, to keep away from the hub',
            }}
          />
        </p>
      ) : null}
    </>
  );
}

function Verify() {
  const { t } = useLanguage();
  const { ask } = useAsk();
  const [pem, setPem] = useState('');
  const verifying = useMutation({
    mutationFn: async (): Promise<SealsVerified> =>
      verifySeals(await allSeals(ask), pem.trim() === '' ? null : await keyOf(pem)),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    verifying.mutate();
  };
  return (
    <form className="written" onSubmit={submit}>
      <p className="hint">
        {t({
          zh: '在本浏览器内逐一核验封签：哈希值、接续关系；填入当面领取的公钥（seal.pub）时并核验签名。逐条核验用 rivergate ledger verify。',
          en: 'Each seal is verified in this browser: its hash and its link, and its signature if you give the public key (seal.pub) that was handed to you. Single entries: rivergate ledger verify.',
        })}
      </p>
      <label>
        {t({ zh: '封签公钥（PEM，可不填）', en: 'Public key of the seals (PEM, may be empty)' })}
        <textarea rows={3} value={pem} onChange={({ target }) => setPem(target.value)} />
      </label>
      <p className="tools">
        <button type="submit" className="primary" disabled={verifying.isPending}>
          {t({ zh: '核验封签链', en: 'Verify the chain' })}
        </button>
      </p>
      {verifying.error instanceof DOMException ? (
        <p role="alert">
          {t({
            zh: '不是 Ed25519 公钥的 PEM。',
            en: 'This is not a PEM of an Ed25519 public key.',
          })}
        </p>
      ) : verifying.error ? (
        <Failure error={verifying.error} />
      ) : null}
      {verifying.data ? <SealsVerdict of={verifying.data} /> : null}
    </form>
  );
}

async function allSeals(ask: Ask): Promise<SealList> {
  const pages = await allPages(
    { ask, document: SealsDocument, variables: {} },
    ({ auditHead, auditSeals }) => auditHead && auditSeals && { ...auditSeals, auditHead },
  );
  const archivedUpTo = pages.at(-1)?.auditHead.archivedUpTo ?? null;
  return { seals: pages.flatMap(({ nodes }) => nodes), archivedUpTo: Number(archivedUpTo ?? 0) };
}
