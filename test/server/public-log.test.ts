import { expect, it } from 'vitest'
import { startDesk } from '../support/desk.ts'
import { filled, sendForm } from '../support/public-form.ts'

it('writes no receipt, no text of a customer and no control character into the log', async () => {
  const lines: string[] = []
  const desk = await startDesk({ logSink: { write: (line: string) => void lines.push(line) } })
  try {
    const hostile = 'Zebra \u001b[31m<script>alert(1)</script>\u202E🔥'
    const body = { ...filled, subject: hostile, description: `${hostile}\n`.repeat(3) }
    const refused = await sendForm(desk, '/tickets', body)
    expect(refused.status).toBe(400)
    const filed = await sendForm(desk, '/tickets', filled)
    const receipt = filed.headers.get('location') ?? ''
    await desk.api('GET', receipt, { token: null })
    await sendForm(desk, `${receipt}/messages`, { body: 'Zebra' })
    await desk.api('GET', '/i/secret-invitation?name=Zebra', { token: null })
    await desk.api('POST', `/tickets?subject=${encodeURIComponent(hostile)}`, {
      token: null,
      raw: '{"subject":"Zebra"',
    })
    await sendForm(desk, '/tickets', { ...body, description: 'Zebra'.repeat(400_000) })
    const log = lines.join('')
    expect(log).toContain('/tickets')
    for (const secret of [
      receipt.slice(3),
      'secret-invitation',
      'Zebra',
      'ada@harbour.example',
      'Byron',
      '\u001b',
      '\u202e',
    ])
      expect(log).not.toContain(secret)
    for (const line of log.trim().split('\n')) expect(line).toMatch(/^\{.*\}$/)
  } finally {
    await desk.close()
  }
})
