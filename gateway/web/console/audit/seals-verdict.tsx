import { useLanguage, type Words } from '../../common/language';
import type { SealFault, SealsVerified } from './verify-seals';

const FAULTS: Readonly<Record<SealFault, Words>> = {
  HASH: { zh: '哈希值与内容不符', en: 'its hash does not match its content' },
  LINK: { zh: '未接续前一封签', en: 'it does not cite the seal before it' },
  GAP: { zh: '与前一封签之间缺条目', en: 'entries are missing before it' },
  SIGNATURE: { zh: '签名不是该公钥所签', en: 'it was not signed by the owner of the key' },
  ALGORITHM: { zh: '算法未知', en: 'its algorithm is not known here' },
};

/**
 * Shows the result of the verification of the seals; archived entries are not claimed to be
 * verified.
 */
export function SealsVerdict({ of: found }: { readonly of: SealsVerified }) {
  const { t } = useLanguage();
  const isWell = found.held > 0 && !found.broken;
  return (
    <p role={isWell ? 'status' : 'alert'} className={isWell ? undefined : 'notice'}>
      {t(wordsOf(found))}
      {found.archivedUpTo > 0 ? ` ${t(archived(found.archivedUpTo))}` : null}
    </p>
  );
}

function wordsOf({ held, broken, archivedUpTo, areSignaturesChecked }: SealsVerified): Words {
  if (broken)
    return {
      zh: `封签 ${broken.seal.firstSequence}–${broken.seal.lastSequence} 不成立：${FAULTS[broken.because].zh}。请保持原状，与各部门自存锚点比对。`,
      en: `Seal ${broken.seal.firstSequence}–${broken.seal.lastSequence} does not hold: ${FAULTS[broken.because].en}. Keep everything as it is; compare with the anchors of the owners.`,
    };
  if (held === 0 && archivedUpTo > 0)
    return {
      zh: '归档部分的末封签缺失，没有任何条目得到核验。请保持原状。',
      en: 'The seal that closes the archive is missing: no entry is verified. Keep everything as it is.',
    };
  if (held === 0)
    return {
      zh: '尚无封签，没有任何条目得到核验。',
      en: 'There is no seal yet: no entry is verified.',
    };
  const count = String(held);
  return {
    zh: `${count} 个封签首尾相接、哈希值相符${areSignaturesChecked ? '、签名有效' : '（未核验签名）'}。`,
    en: `${count} seals follow one another and have their hashes${areSignaturesChecked ? ', each signed by the key' : ' (signatures not checked)'}.`,
  };
}

function archived(upTo: number): Words {
  const last = String(upTo);
  return {
    zh: `第 ${last} 条及以前已归档，不在本次核验之内，须另行核验：rivergate ledger verify --archive。`,
    en: `Entries up to ${last} are archived and not part of this: verify them separately, by rivergate ledger verify --archive.`,
  };
}
