import { execFile, spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const snppScript = fileURLToPath(new URL('snpp-client.pl', import.meta.url))

/** Why Debian's clients cannot run here, each; null where they can. */
export function whyNoSnppClient(): string | null {
  const found = spawnSync('perl', ['-MNet::SNPP', '-e', '1'])
  return found.status === 0 ? null : 'install Net::SNPP (Debian: libnet-snpp-perl)'
}

export function whyNoSwaks(): string | null {
  return spawnSync('swaks', ['--version']).status === 0 ? null : 'install swaks'
}

/** What perl's Net::SNPP was answered, a line for each step. */
export function pageByPerl(port: number, pager: string, text: string): Promise<readonly string[]> {
  return printed('perl', [snppScript, String(port), pager, text])
}

/** What swaks says of handing a mail in; it fails unless the server took it. */
export function mailBySwaks(
  port: number,
  to: string,
  subject: string,
  body: string,
): Promise<readonly string[]> {
  return printed('swaks', [
    ...['--server', '127.0.0.1', '--port', String(port), '--from', 'swaks@imagine.example', '--to', to],
    ...['--header', `Subject: ${subject}`, '--body', body, '--timeout', '20'],
  ]) // prettier-ignore
}

function printed(program: string, words: readonly string[]): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    execFile(program, words, { timeout: 60_000 }, (error, stdout, stderr) => {
      if (error === null) resolve(stdout.split('\n').filter((line) => line !== ''))
      else reject(new Error(`${program} failed: ${stdout}${stderr}`))
    })
  })
}
