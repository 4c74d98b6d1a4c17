import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { until } from './until.ts'

const script = fileURLToPath(new URL('smtp-server.py', import.meta.url))

const readMailSchema = z.strictObject({
  envelope: z.strictObject({ from: z.string(), to: z.array(z.string()) }),
  from: z.string(),
  to: z.string(),
  subject: z.string().nullable(),
  messageId: z.string(),
  references: z.string().nullable(),
  inReplyTo: z.string().nullable(),
  autoSubmitted: z.string().nullable(),
  type: z.string(),
  /** Null where the mail is no text. */
  text: z.string().nullable(),
  /** What its reader found wrong with the mail. */
  defects: z.array(z.string()),
  /** Of the mail as it came, in bytes, without the line's end. */
  longestLine: z.number(),
})

/** A mail as Python read it. */
export type ReadMail = z.infer<typeof readMailSchema>

export interface PythonMailServer {
  readonly port: number
  readonly mails: () => readonly ReadMail[]
  stop(): Promise<void>
}

/** The machine's Python, which Debian's packages are for, before another that may stand in front of it. */
const pythons = ['/usr/bin/python3', 'python3']

function findPython(): string | undefined {
  return pythons.find((python) => spawnSync(python, ['-c', 'import aiosmtpd.smtp']).status === 0)
}

/** Why the server cannot run here; null where it can. */
export function whyNoPythonMailServer(): string | null {
  return findPython() === undefined ? 'install aiosmtpd (Debian: python3-aiosmtpd)' : null
}

/** Python's `aiosmtpd` on a free port of the loopback; it takes every mail. */
export async function startPythonMailServer(): Promise<PythonMailServer> {
  const child = spawn(findPython() ?? 'python3', [script], { stdio: ['ignore', 'pipe', 'inherit'] })
  const exited = once(child, 'exit')
  let told = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (told += text))
  await until('the mail server to listen', () => /^port \d+\n/.test(told))
  const lines = () => told.split('\n').slice(0, -1)
  return {
    port: Number(lines()[0]?.split(' ')[1]),
    mails: () =>
      lines()
        .slice(1)
        .map((line) => readMailSchema.parse(JSON.parse(line))),
    async stop() {
      child.kill('SIGKILL')
      await exited
    },
  }
}
