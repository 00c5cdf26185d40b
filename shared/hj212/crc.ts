const START = 0xffff;
const POLYNOMIAL = 0xa001;

/**
 * The check of HJ 212-2017, annex A: each byte is combined with the high byte of the register alone.
 *
 * It is not Modbus CRC-16, which keeps the low byte too.
 *
 * @param body - the data segment, without `##`, length and line end
 * @returns four hexadecimal digits in upper case
 */
export function crcOf(body: Uint8Array): string {
  let register = START;
  for (const byte of body) register = afterShifts((register >> 8) ^ byte);
  return register.toString(16).toUpperCase().padStart(4, '0');
}

function afterShifts(value: number): number {
  let register = value;
  for (let shift = 0; shift < 8; shift++)
    register = (register & 1) === 1 ? (register >> 1) ^ POLYNOMIAL : register >> 1;
  return register;
}
