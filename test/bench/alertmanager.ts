import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from '../support/free-port.ts'
import { wordsOf, type Peer } from './peer.ts'

/** Debian's Prometheus Alertmanager, with as many webhooks to call for each alert as there are people. */
export interface Alertmanager {
  /** Resolves when its API has taken the alert: it answers before anybody is told. */
  alert(name: string): Promise<void>
  stop(): Promise<void>
}

/** As Debian names it; a build of one's own is called `alertmanager`. */
const binary = '/usr/bin/prometheus-alertmanager'
/** In ms. */
const longestStart = 20_000

/** What it says of itself: alerts live in memory, and the log of what was sent is written every 15 minutes. */
export const alertmanagerKeeps = 'alerts: nothing; what was sent: every 15 min'

export async function startAlertmanager(
  folder: string,
  webhooks: readonly string[],
): Promise<Peer<Alertmanager>> {
  if (!existsSync(binary))
    return { kind: 'absent', why: `no ${binary} (apt install prometheus-alertmanager)` }
  const files = join(folder, 'alertmanager')
  mkdirSync(files, { recursive: true })
  const config = join(files, 'alertmanager.json')
  // YAML 1.2 is a superset of JSON.
  writeFileSync(config, JSON.stringify(configOf(webhooks)))
  const address = `127.0.0.1:${await freePort()}`
  const args = [
    `--config.file=${config}`,
    `--storage.path=${join(files, 'data')}`,
    `--web.listen-address=${address}`,
    // Alone: no gossip, and no wait for peers before it notifies.
    '--cluster.listen-address=',
    '--log.level=error',
  ]
  const child = spawn(binary, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
  const exited = once(child, 'exit')
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
    await exited
  }
  try {
    await ready(`http://${address}/-/ready`, () => child.exitCode === null)
    return { kind: 'here', program: { alert: (name) => postAlert(address, name), stop } }
  } catch (thrown) {
    await stop()
    return { kind: 'failed', why: `${wordsOf(thrown)} ${said}`.trim() }
  }
}

/**
 * One receiver with a webhook for each person: it calls all of them side by side. Each alert is a group of its own that
 * waits for no others, the quickest setting of its documentation.
 */
function configOf(webhooks: readonly string[]) {
  return {
    route: {
      receiver: 'everybody',
      group_by: ['...'],
      group_wait: '0s',
      group_interval: '1h',
      repeat_interval: '24h',
    },
    receivers: [
      { name: 'everybody', webhook_configs: webhooks.map((url) => ({ url, send_resolved: false })) },
    ],
  }
}

async function postAlert(address: string, name: string): Promise<void> {
  const answer = await fetch(`http://${address}/api/v2/alerts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify([{ labels: { alertname: name }, annotations: { summary: 'Mail is down' } }]),
  })
  if (!answer.ok) throw new Error(`Alertmanager answered ${answer.status} to an alert.`)
}

async function ready(url: string, lives: () => boolean): Promise<void> {
  const until = performance.now() + longestStart
  while (performance.now() < until && lives()) {
    const answer = await fetch(url).catch(() => null)
    if (answer?.ok === true) return
    await pause(50)
  }
  throw new Error('Alertmanager did not start.')
}
