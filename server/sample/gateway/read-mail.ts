/** What a pager shows of a mail. */
export interface ReadMail {
  readonly subject: string
  readonly text: string
}

/** Reads a mail of one part, as desks and scripts send them; of one with several parts the text is as it was sent. */
export function readMail(source: Buffer): ReadMail {
  const whole = source.toString('latin1')
  const [, head = '', body = ''] = /^(.*?)(?:\r?\n\r?\n(.*))?$/s.exec(whole) ?? []
  const headers = headersOf(head)
  const coding = headers.get('content-transfer-encoding')?.toLowerCase() ?? ''
  return {
    subject: decodeWords(headers.get('subject') ?? ''),
    text: decodeBody(body, coding).replaceAll('\r\n', '\n').trim(),
  }
}

/** By name in small letters; folded lines are one (RFC 5322, 2.2.3). */
function headersOf(head: string): Map<string, string> {
  const lines = head.replaceAll(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)
  return new Map(
    lines.map((line) => {
      const [, name = '', value = ''] = /^([^:]*):\s*(.*)$/.exec(line) ?? []
      return [name.toLowerCase(), value]
    }),
  )
}

function decodeBody(body: string, coding: string): string {
  if (coding === 'base64') return Buffer.from(body, 'base64').toString('utf8')
  if (coding === 'quoted-printable') return unquote(body.replaceAll(/=[ \t]*\r?\n/g, '')).toString('utf8')
  return Buffer.from(body, 'latin1').toString('utf8')
}

const encodedWord = /=\?utf-8\?([bq])\?([^?]*)\?=(?:\s+(?==\?))?/gi

/** RFC 2047, of UTF-8; a character may be cut between two words, so that their bytes are joined first. */
function decodeWords(value: string): string {
  const bytes: Buffer[] = []
  let after = 0
  for (const { 0: word, 1: kind = '', 2: text = '', index } of value.matchAll(encodedWord)) {
    bytes.push(Buffer.from(value.slice(after, index), 'latin1'))
    bytes.push(kind.toLowerCase() === 'b' ? Buffer.from(text, 'base64') : unquote(text.replaceAll('_', ' ')))
    after = index + word.length
  }
  return Buffer.concat([...bytes, Buffer.from(value.slice(after), 'latin1')]).toString('utf8')
}

function unquote(text: string): Buffer {
  const plain = text.replaceAll(/=([0-9A-F]{2})/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
  return Buffer.from(plain, 'latin1')
}
