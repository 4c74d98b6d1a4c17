import { asciiText, cutText, oneLine } from '../pager-text.ts'
import { accepted, sendFailed, type SendOutcome } from '../send-outcome.ts'
import { LineBroken, openSnppLine, type SnppLimits, type SnppLine, type SnppServer } from './snpp-line.ts'
import type { SnppReply } from './snpp-replies.ts'

/** How one pager is reached over SNPP. */
export interface SnppMethod extends SnppServer {
  readonly pagerId: string
  /** Blank where the gateway asks for none. */
  readonly pin: string
  /** Blank where the gateway asks for no login. */
  readonly login: string
  readonly password: string
  /** Level 3: the pager can answer, and the gateway says what became of the page. */
  readonly isTwoWay: boolean
  /** The message asks for an answer: a two-way pager shows its one key. */
  readonly offersKey: boolean
  /** Of its text, in characters. */
  readonly length: number
}

export const usualLimits: SnppLimits = { connect: 15_000, answer: 30_000 }

/** What the pager shows beside its one key, at most 15 letters: pressing it acknowledges. */
export const acknowledgeReply = { code: '1', words: 'I have it' } as const

/** A word that stands in a command: no space, and nothing that would end the line and begin another command. */
const commandWord = /^[\x21-\x7e]{1,64}$/

/**
 * Hands a text to a gateway for one pager. Source: RFC 1861, levels 1 and 3. What the gateway does wrong is in the
 * outcome; nothing is thrown. `signal` ends it, as a failure to try again.
 */
export async function sendBySnpp(
  method: SnppMethod,
  text: string,
  signal: AbortSignal,
  limits: SnppLimits = usualLimits,
): Promise<SendOutcome> {
  const bad = whatIsWrong(method)
  if (bad !== null) return sendFailed(bad, false)
  let line: SnppLine | null = null
  try {
    line = await openSnppLine(method, limits, signal)
    return await talk(line, method, cutText(asciiText(oneLine(text)), method.length))
  } catch (thrown) {
    if (!(thrown instanceof LineBroken)) throw thrown
    const words = thrown.message.replace(/\.$/, '')
    return sendFailed(`SNPP gateway ${method.host}:${method.port}: ${words}.`, thrown.again)
  } finally {
    line?.close()
  }
}

function whatIsWrong({ pagerId, pin, login, password }: SnppMethod): string | null {
  if (!commandWord.test(pagerId)) return 'The pager’s id is no word of letters, digits and signs.'
  const words = [pin, login, password].filter((word) => word !== '')
  return words.every((word) => commandWord.test(word))
    ? null
    : 'PIN, login and password are words without spaces.'
}

async function talk(line: SnppLine, method: SnppMethod, text: string): Promise<SendOutcome> {
  if (line.greeting.code !== 220) return refused('greeting', line.greeting)
  if (method.login !== '') {
    const login = await line.ask(`LOGI ${method.login} ${method.password}`.trimEnd())
    if (!isOk(login)) return refused('LOGI', login)
  }
  await askToQueue(line)
  // Whoever does not know it is asked one-way; the page goes out all the same.
  const isTwoWay = method.isTwoWay && isOk(await line.ask('2WAY'))
  const pager = await line.ask(`PAGE ${method.pagerId} ${method.pin}`.trimEnd())
  if (!isOk(pager)) return refused('PAGE', pager)
  if (isTwoWay && method.offersKey) await askForReply(line)
  const message = await line.ask(`MESS ${text}`)
  if (!isOk(message)) return refused('MESS', message)
  const sent = await line.ask('SEND')
  const outcome = outcomeOf(sent, isTwoWay)
  // Said for politeness; whether it is heard changes nothing any more.
  line.ask('QUIT').catch(() => undefined)
  return outcome
}

/**
 * HylaFAX answers SEND only once its modem has sent the page, or has given up minutes later, unless it is told before PAGE to
 * queue it: by a command of its own (hfaxd(8)), which nobody else is bothered with. If it refuses, SEND waits, and our limit holds.
 */
async function askToQueue(line: SnppLine): Promise<void> {
  if (line.greeting.words.includes('HylaFAX')) await line.ask('SITE JQUEUE yes')
}

/** One key on the pager that acknowledges. A gateway that offers no choice of answers refuses it, and pages all the same. */
async function askForReply(line: SnppLine): Promise<void> {
  await line.ask('ACKR 1')
  await line.ask(`MCRE ${acknowledgeReply.code} ${acknowledgeReply.words}`)
}

const tag = /^(\d+)\s+(\d+)\b/

function outcomeOf(sent: SnppReply, isTwoWay: boolean): SendOutcome {
  const { code, words } = sent
  // 8xx: it has even been delivered; 960: it waits for that (4.6.9).
  const isTaken = isOk(sent) || (code >= 860 && code < 890) || code === 960
  if (!isTaken) return refused('SEND', sent)
  const [, message, passCode] = tag.exec(words) ?? []
  const receipt = isTwoWay && message !== undefined ? `${message} ${passCode ?? ''}` : null
  return accepted(`${code} ${words}`, receipt)
}

function isOk({ code }: SnppReply): boolean {
  return code === 250
}

/**
 * 421 closes the line, 554 is a technical reason, 5xx besides says that this pager or command is not for this gateway
 * (4.2, 4.3): those do not change by asking again.
 */
function refused(command: string, { code, words }: SnppReply): SendOutcome {
  const again = code < 500 || code === 554
  return sendFailed(`SNPP gateway refused ${command}: ${code} ${words}`.trimEnd(), again)
}
