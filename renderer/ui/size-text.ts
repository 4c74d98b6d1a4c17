import { fileSize } from '../../shared/rules/attachments/file-size.ts'
import { i18n } from '../texts/i18n.ts'

/** A number of bytes as a person reads it: "850 bytes", "12 KiB". Units of the IEC are no words. */
export function sizeText(bytes: number): string {
  return bytes < 1024 ? i18n.t('{bytes, plural, one {# byte} other {# bytes}}', { bytes }) : fileSize(bytes)
}
