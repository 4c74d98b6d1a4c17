import { LineBroken, openSnppLine, type SnppLimits, type SnppServer } from './snpp-line.ts'
import { acknowledgeReply, usualLimits } from './send-by-snpp.ts'
import type { SnppReply } from './snpp-replies.ts'

/** What became of a page that a gateway accepted two-way. `unknown`: it does not say, or could not be asked. */
export type SnppStatus =
  | { readonly kind: 'queued' | 'delivered' | 'read' | 'unknown' | 'expired'; readonly words: string }
  /** `acknowledges`: the key that says so was pressed; other answers are only told. */
  | { readonly kind: 'answered'; readonly words: string; readonly acknowledges: boolean }

/** Asks a gateway about a page by its receipt. Source: RFC 1861, 4.6.10. Nothing is thrown. */
export async function statusBySnpp(
  server: SnppServer,
  receipt: string,
  signal: AbortSignal,
  limits: SnppLimits = usualLimits,
): Promise<SnppStatus> {
  if (!/^\d+ \d+$/.test(receipt)) return { kind: 'unknown', words: 'This page has no receipt of a gateway.' }
  try {
    const line = await openSnppLine(server, limits, signal)
    try {
      return statusOf(await line.ask(`MSTA ${receipt}`))
    } finally {
      line.close()
    }
  } catch (thrown) {
    if (!(thrown instanceof LineBroken)) throw thrown
    const words = thrown.message.replace(/\.$/, '')
    return { kind: 'unknown', words: `SNPP gateway ${server.host}:${server.port}: ${words}.` }
  }
}

/** `<sequence> <date and time> <the rest>`. */
const statusWords = /^\S+\s+\S+\s+(.*)$/

function statusOf({ code, words }: SnppReply): SnppStatus {
  const told = `${code} ${words}`
  const rest = statusWords.exec(words)?.[1] ?? ''
  switch (code) {
    case 960:
      return { kind: 'queued', words: told }
    case 860:
    case 861:
    case 880:
      return { kind: 'delivered', words: told }
    case 870:
    case 881:
      return { kind: 'read', words: told }
    case 888:
      return { kind: 'answered', words: told, acknowledges: rest.split(' ')[0] === acknowledgeReply.code }
    case 889:
      return { kind: 'answered', words: told, acknowledges: false }
    case 780:
      return { kind: 'expired', words: told }
    default:
      return { kind: 'unknown', words: told }
  }
}
