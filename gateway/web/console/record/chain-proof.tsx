import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { AskFailure } from '../../common/ask';
import { CopyButton } from '../../common/copy-button';
import { useLanguage, type Words } from '../../common/language';
import { Failure } from '../../common/states';
import { useAnswer, useAsk, type Ask } from '../../common/use-answer';
import { Answered } from '../answered';
import { timeOf } from '../times';
import { HEAD, SEALS, type Head, type Seal, type Seals } from './record-data';
import { keyOf, verifySeals, type SealFault, type SealsVerified } from './verify-seals';

const FAULTS: Readonly<Record<SealFault, Words>> = {
  HASH: { zh: '哈希值与内容不符', en: 'its hash is not that of what it says' },
  LINK: { zh: '未接续前一封签', en: 'it does not cite the seal before it' },
  GAP: { zh: '与前一封签之间缺条目', en: 'entries are missing before it' },
  SIGNATURE: { zh: '签名不是该公钥所签', en: 'it was not signed by the owner of the key' },
  ALGORITHM: { zh: '算法未知', en: 'its algorithm is not known here' },
};

/** Where the chain of the record ends, and its proof, worked out in this browser. */
export function ChainProof() {
  const { t } = useLanguage();
  const answer = useAnswer<Head>(HEAD);
  return (
    <section className="sheet">
      <h2>{t({ zh: '留痕链与封签', en: 'The chain and its seals' })}</h2>
      <Answered answer={answer}>
        {({ recordHead }) => (recordHead ? <OfHead head={recordHead} /> : null)}
      </Answered>
      <Verify />
    </section>
  );
}

function OfHead({ head }: { readonly head: NonNullable<Head['recordHead']> }) {
  const { t, language } = useLanguage();
  const { newestSeal: seal, sequence, hash, unsealedEntries } = head;
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
          {t({ zh: '不是 Ed25519 公钥的 PEM。', en: 'This is no PEM of an Ed25519 public key.' })}
        </p>
      ) : verifying.error ? (
        <Failure error={verifying.error} />
      ) : null}
      {verifying.data ? <Verdict of={verifying.data} /> : null}
    </form>
  );
}

function Verdict({ of: { held, broken, areSignaturesChecked } }: { readonly of: SealsVerified }) {
  const { t } = useLanguage();
  const count = String(held);
  if (held === 0 && !broken)
    return (
      <p role="alert" className="notice">
        {t({
          zh: '尚无封签，没有任何条目得到核验。',
          en: 'There is no seal yet: no entry is verified.',
        })}
      </p>
    );
  if (broken)
    return (
      <p role="alert" className="notice">
        {t({
          zh: `封签 ${broken.seal.firstSequence}–${broken.seal.lastSequence} 不成立：${FAULTS[broken.because].zh}。请保持原状，与各部门自存锚点比对。`,
          en: `Seal ${broken.seal.firstSequence}–${broken.seal.lastSequence} does not hold: ${FAULTS[broken.because].en}. Keep everything as it is; compare with the anchors of the owners.`,
        })}
      </p>
    );
  return (
    <p role="status">
      {t({
        zh: `${count} 个封签首尾相接、哈希值相符${areSignaturesChecked ? '、签名有效' : '（未核验签名）'}。`,
        en: `${count} seals follow one another and have their hashes${areSignaturesChecked ? ', each signed by the key' : ' (signatures not checked)'}.`,
      })}
    </p>
  );
}

async function allSeals(ask: Ask): Promise<ReadonlyArray<Seal>> {
  const seals: Seal[] = [];
  for (let after: string | null = null; ;) {
    const page: NonNullable<Seals['recordSeals']> = await sealsAfter(ask, after);
    seals.push(...page.nodes);
    if (!page.pageInfo.hasNextPage) return seals;
    after = page.pageInfo.endCursor;
  }
}

async function sealsAfter(ask: Ask, after: string | null) {
  const { data, errors } = await ask<Seals>(SEALS, { after });
  if (!data?.recordSeals) throw new AskFailure(errors);
  return data.recordSeals;
}
