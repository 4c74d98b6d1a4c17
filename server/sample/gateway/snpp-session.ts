import { linkIn, type Inbox, type PagerKey, type TakenMessage } from './inbox.ts'

/** What is said to one command; blank: nothing yet. `ends` closes the line. */
export interface SnppAnswer {
  readonly say: string
  readonly ends: boolean
}

export interface SnppSession {
  readonly greeting: string
  /** One line, without its end. */
  hear(line: string): SnppAnswer
}

/** What tells a two-way page to its sender again, by its tag: a code that only the sender was told. */
export type SnppTags = Map<number, { readonly passCode: number; sequence: number }>

interface Draft {
  isTwoWay: boolean
  pagers: string[]
  subject: string
  text: string | null
  keys: PagerKey[]
}

const longestText = 4000

/** One line to the gateway: levels 1 to 3 of RFC 1861, as far as a pager without a radio can. Every pager is known. */
export function snppSession(inbox: Inbox, tags: SnppTags, randomCode: () => number): SnppSession {
  let draft = newDraft()
  /** The lines after DATA; null outside of it. */
  let data: string[] | null = null

  function takeDataLine(line: string): SnppAnswer {
    if (data === null) return say('')
    if (line !== '.') {
      data.push(line.startsWith('.') ? line.slice(1) : line)
      return say('')
    }
    const text = data.join('\n')
    data = null
    return takeText(text)
  }

  function takeText(text: string): SnppAnswer {
    if (text.trim() === '') return say('550 Error, the message is blank')
    if (text.length > longestText) return say('550 Error, the message is too long')
    draft.text = text.trim()
    return say('250 Message OK')
  }

  function send(): SnppAnswer {
    const { pagers, text, isTwoWay, keys, subject } = draft
    if (pagers.length === 0 || text === null) return say('503 Error, Pager or Message Information Incomplete')
    const taken = pagers.map((to) =>
      inbox.take({ channel: 'snpp', to, title: subject, text, link: linkIn(text), keys }),
    )
    draft = newDraft()
    const [message] = taken
    if (!isTwoWay || message === undefined) return say('250 Message Sent Successfully')
    const passCode = randomCode()
    tags.set(message.id, { passCode, sequence: 0 })
    return say(`960 ${message.id} ${passCode} OK, Message QUEUED for Delivery`)
  }

  function status(tag: number, passCode: number): SnppAnswer {
    const known = tags.get(tag)
    const message = inbox.find(tag)
    if (known?.passCode !== passCode || message === null)
      return say('550 Unknown or Illegal Message_Tag or Pass_Code')
    known.sequence += 1
    return say(statusLine(message, known.sequence))
  }

  function addKey(words: string): SnppAnswer {
    const [, code = '', meaning = ''] = /^(\d{1,2})\s+(.{1,15})$/.exec(words) ?? []
    if (code === '') return say('550 Error, a code of two digits and 15 letters at most')
    if (draft.keys.some((key) => key.code === code)) return say('502 Error, this code is there already')
    draft.keys.push({ code, words: meaning })
    return say('250 Response Added to Transaction')
  }

  return {
    greeting: '220 Sample pager of iMagine Desk: nobody is woken',
    hear(line) {
      if (data !== null) return takeDataLine(line)
      const [, verb = '', words = ''] = /^\s*(\S*)\s*(.*?)\s*$/.exec(line) ?? []
      switch (verb.toUpperCase()) {
        case 'PAGE': {
          const [pager = ''] = words.split(/\s+/)
          if (!/^[\x21-\x7e]{1,64}$/.test(pager)) return say('550 Error, Invalid Pager ID')
          if (draft.isTwoWay && draft.pagers.length > 0) return say('503 Error, one pager at a time two-way')
          draft.pagers.push(pager)
          return say('250 Pager ID Accepted')
        }
        case 'MESS':
          return draft.text === null ? takeText(words) : say('503 ERROR, Message Already Entered')
        case 'DATA':
          if (draft.text !== null) return say('503 ERROR, Message Already Entered')
          data = []
          return say("354 Begin Input; End with <CRLF>'.'<CRLF>")
        case 'SUBJ':
          draft.subject = words
          return say('250 Subject Accepted')
        case 'SEND':
          return send()
        case '2WAY':
          if (draft.pagers.length > 0)
            return say('550 Error, Standard Transaction Already Underway, use RESEt')
          draft.isTwoWay = true
          return say('250 OK, Beginning 2-Way Transaction')
        case 'MCRE':
          return draft.isTwoWay ? addKey(words) : say('550 MCREsponses Not Enabled')
        case 'ACKR':
        case 'RTYP':
        case 'EXPT':
        case 'NOQU':
        case 'NOQUEUE':
          return say(draft.isTwoWay ? '250 OK' : '550 Error, only two-way')
        case 'MSTA': {
          const [tag, passCode] = words.split(/\s+/).map(Number)
          return status(tag ?? 0, passCode ?? 0)
        }
        case 'KTAG': {
          const [tag, passCode] = words.split(/\s+/).map(Number)
          if (tags.get(tag ?? 0)?.passCode !== passCode)
            return say('550 Unknown or Illegal Message_Tag or Pass_Code')
          tags.delete(tag ?? 0)
          return say('250 Message Tag Killed')
        }
        case 'LOGI':
        case 'LEVE':
        case 'ALER':
        case 'COVE':
        case 'CALL':
          return say('250 Accepted; the sample pager goes by nothing of it')
        case 'RESE':
          draft = newDraft()
          return say('250 RESET OK')
        case 'HELP':
          return say('214 PAGE MESS DATA SUBJ SEND 2WAY MCRE MSTA KTAG RESE QUIT\r\n250 End of Help')
        case 'QUIT':
          return { say: '221 OK, Goodbye', ends: true }
        default:
          return say('500 Command Not Implemented, Try Again')
      }
    },
  }
}

function newDraft(): Draft {
  return { isTwoWay: false, pagers: [], subject: '', text: null, keys: [] }
}

function say(words: string): SnppAnswer {
  return { say: words, ends: false }
}

/** RFC 1861, 4.6.10. It reached the pager's page; whether anybody looked there, no line of this says. */
function statusLine({ at, keys, pressed }: TakenMessage, sequence: number): string {
  const stamp = `${at.toISOString().slice(2, 19).replaceAll(/\D/g, '')}+0`
  if (pressed !== null) return `888 ${sequence} ${stamp} ${pressed.code} MCR Reply Received`
  if (keys.length > 0) return `861 ${sequence} ${stamp} Delivered, Awaiting Reply`
  return `880 ${sequence} ${stamp} Message Delivered (No Reply Pending)`
}
