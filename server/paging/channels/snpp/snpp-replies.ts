/** What an SNPP server answers to one command (RFC 1861, 4.2). */
export interface SnppReply {
  readonly code: number
  /** Without the code; of several lines, with spaces between them. */
  readonly words: string
}

/** Takes bytes as they come in, and gives each reply once it is whole. Throws where it is none: `NotSnpp`. */
export interface ReplyReader {
  take(text: string): SnppReply[]
}

export class NotSnpp extends Error {}

/** In characters: a server that never ends its line is none. */
const longestReply = 8192
const replyLine = /^(\d{3})([ -]?)(.*)$/

export function readReplies(): ReplyReader {
  let rest = ''
  let begun: string[] = []
  return {
    take(text) {
      rest += text
      const lines = rest.split(/\r?\n/)
      rest = lines.pop() ?? ''
      if (rest.length > longestReply) throw new NotSnpp('it sent a line without an end')
      const replies: SnppReply[] = []
      for (const line of lines) {
        const [, code = '', sign = '', words = ''] = replyLine.exec(line) ?? []
        if (code === '') throw new NotSnpp(`it said ${JSON.stringify(line.slice(0, 80))}`)
        begun.push(words.trim())
        if (begun.join(' ').length > longestReply) throw new NotSnpp('its answer has no end')
        // A dash says that more lines of the same answer follow, as in FTP, of whose family this protocol is.
        if (sign === '-') continue
        replies.push({ code: Number(code), words: begun.join(' ').trim() })
        begun = []
      }
      return replies
    },
  }
}
