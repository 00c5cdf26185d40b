import { MANDATE_DEPARTMENTS } from '../domain/mandate/departments';
import { isCommonPassword } from './common-passwords';
import { MAX_PASSWORD_BYTES, MAX_PASSWORD_CHARACTERS, passwordBytes } from './password';

/** Reason why a password cannot be chosen. */
export interface PasswordFault {
  readonly message: string;
  readonly messageZh: string;
}

/** The person who chooses; facts that others know of the person may not be part of the password. */
export interface PasswordOwner {
  readonly account: string;
  readonly nameZh?: string;
  /** Ids of the department or organisation. */
  readonly organisations?: ReadonlyArray<string>;
}

const MIN_CHARACTERS = 12;
/** Minimum number of characters of a password that remain without the names in it. */
const MIN_BESIDE_NAMES = 8;

/** Returns why this person may not choose a password; null if it is acceptable. */
export function passwordFault(password: string, owner: PasswordOwner): PasswordFault | null {
  const { length } = Array.from(password);
  if (length < MIN_CHARACTERS || password.length > MAX_PASSWORD_CHARACTERS) return LENGTH;
  if (passwordBytes(password) > MAX_PASSWORD_BYTES) return LENGTH;
  if (new Set(password).size < 6) return UNVARIED;
  if (password.toLowerCase().includes(owner.account.toLowerCase())) return HOLDS_ACCOUNT;
  if (isCommonPassword(password)) return COMMON;
  return isMadeOfNames(password, owner) ? NAMES : null;
}

const RANGE = `${String(MIN_CHARACTERS)} to ${String(MAX_PASSWORD_CHARACTERS)}`;
const LENGTH: PasswordFault = {
  message: `A password has ${RANGE} characters, and at most ${String(MAX_PASSWORD_BYTES)} bytes.`,
  messageZh: `口令须为 ${String(MIN_CHARACTERS)} 至 ${String(MAX_PASSWORD_CHARACTERS)} 个字符，且不超过 ${String(MAX_PASSWORD_BYTES)} 字节。`,
};
const UNVARIED: PasswordFault = {
  message: 'A password has at least six different characters.',
  messageZh: '口令至少包含六个不同的字符。',
};
const HOLDS_ACCOUNT: PasswordFault = {
  message: 'A password must not contain the account.',
  messageZh: '口令不得包含账号。',
};
const COMMON: PasswordFault = {
  message: 'It is one of the most common passwords, or a simple variation of one.',
  messageZh: '该口令属于常用口令或其简单变形，请另选一个。',
};
const NAMES: PasswordFault = {
  message: 'It is made of the names of the person, the department or the hub.',
  messageZh: '口令不得由姓名、部门名称或本平台名称拼成。',
};

const HUB_NAMES = ['rivergate', 'jiangmen', '江门', '口令', '密码'];

/** Whether too little is left of the password without the known names. */
function isMadeOfNames(
  password: string,
  { account, nameZh = '', organisations = [] }: PasswordOwner,
): boolean {
  const departments = MANDATE_DEPARTMENTS.flatMap(({ id, nameZh: name }) => [
    id,
    name,
    name.replace(/^市/, ''),
  ]);
  const words = [...HUB_NAMES, ...account.split(/[._-]/), nameZh, ...organisations, ...departments]
    .flatMap((word) => [word, ...word.split('-')])
    .map((word) => word.toLowerCase())
    .filter((word) => word.length >= 4 || /^\p{Script=Han}{2,}$/u.test(word));
  const plain = password.normalize('NFKC').toLowerCase();
  const rest = words
    .toSorted((one, other) => other.length - one.length)
    .reduce((text, word) => text.replaceAll(word, ' '), plain);
  // A few digits and symbols around names are usually years and numbers.
  const letters = rest.replaceAll(/[^\p{L}]/gu, '').length;
  const inner = rest.replace(/^[^\p{L}]+/u, '').replace(/[^\p{L}]+$/u, '');
  const characters = inner.replaceAll(/[^\p{L}\p{N}]/gu, '').length;
  return rest !== plain && letters < MIN_BESIDE_NAMES && characters < MIN_CHARACTERS;
}
