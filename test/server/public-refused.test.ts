import { request } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { problemSchema } from '#shared/protocol/problem'
import { isForeign, ownOrigins } from '#server/intake/own-origins'
import { startDesk, type Desk } from '../support/desk.ts'
import { documentOf, filled, sendForm, ticketCount, valueOf } from '../support/public-form.ts'

describe('whose page sent a form', () => {
  const own = ownOrigins('https://desk.example.com/help', { address: '::ffff:127.0.0.1', port: 8420 })

  it('counts the public URL and the address of the connection as ours', () => {
    expect(own).toEqual(['https://desk.example.com', 'http://127.0.0.1:8420', 'http://localhost:8420'])
    expect(ownOrigins('http://[::1]:1', { address: '::1', port: 1 })).toContain('http://[::1]:1')
    expect(ownOrigins('https://desk.example.com', { address: '10.0.0.5', port: 80 })).toEqual([
      'https://desk.example.com',
      'http://10.0.0.5',
    ])
  })

  it.each([
    [{ origin: undefined, fetchSite: undefined }, false],
    [{ origin: 'https://desk.example.com', fetchSite: 'same-origin' }, false],
    [{ origin: 'http://127.0.0.1:8420', fetchSite: undefined }, false],
    [{ origin: 'null', fetchSite: 'same-origin' }, false],
    [{ origin: 'null', fetchSite: undefined }, true],
    [{ origin: undefined, fetchSite: 'cross-site' }, true],
    [{ origin: 'https://desk.example.com', fetchSite: 'cross-site' }, true],
    [{ origin: 'https://evil.example', fetchSite: undefined }, true],
    [{ origin: 'https://desk.example.com.evil.example', fetchSite: undefined }, true],
    [{ origin: 'http://desk.example.com', fetchSite: 'same-site' }, true],
    [{ origin: 'http://127.0.0.1:8421', fetchSite: undefined }, true],
  ])('judges %j', (sender, foreign) => {
    expect(isForeign(sender, own)).toBe(foreign)
  })
})

describe('a desk', () => {
  let desk: Desk
  beforeEach(async () => {
    desk = await startDesk({ env: { TRUST_PROXY: 'loopback', PUBLIC_URL: 'https://desk.example.com' } })
  })
  afterEach(() => desk.close())

  it('refuses a foreign form with a page on which everything typed still stands', async () => {
    const reply = await sendForm(desk, '/tickets', filled, { origin: 'https://evil.example' })
    expect(reply.status).toBe(403)
    const page = documentOf(reply)
    expect(page.querySelector('[role=alert]')?.textContent).toMatch(/came from another site/)
    for (const name of ['groupName', 'email', 'description'] as const)
      expect(valueOf(page, name)).toBe(filled[name])
    expect(await ticketCount(desk)).toBe(0)
  })

  it('refuses it as JSON with a problem document', async () => {
    const headers = { origin: 'https://evil.example' }
    const reply = await desk.api('POST', '/tickets', { token: null, body: filled, headers })
    expect([reply.status, problemSchema.parse(reply.body).code]).toEqual([403, 'foreign-origin'])
  })

  it('takes its own form, and one without an Origin', async () => {
    expect((await sendForm(desk, '/tickets', filled, { origin: 'https://desk.example.com' })).status).toBe(
      303,
    )
    expect((await sendForm(desk, '/tickets', filled)).status).toBe(303)
  })

  it('believes no Host header about where it is', async () => {
    const { port } = new URL(desk.url)
    const status = await new Promise((resolve) => {
      const headers = {
        host: 'evil.example',
        origin: 'http://evil.example',
        'content-type': 'application/json',
      }
      const sent = request({ port, method: 'POST', path: '/tickets', headers }, (reply) => {
        reply.resume()
        resolve(reply.statusCode)
      })
      sent.end(JSON.stringify(filled))
    })
    expect(status).toBe(403)
  })

  it('limits one address and no other, and shows what was typed and whom to call', async () => {
    const from = (address: string) => ({ 'x-forwarded-for': address })
    for (let sent = 0; sent < 60; sent += 1)
      await sendForm(desk, '/tickets', { subject: 'x' }, from('198.51.100.7'))
    const limited = await sendForm(desk, '/tickets', filled, from('198.51.100.7'))
    expect(limited.status).toBe(429)
    expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(0)
    const page = documentOf(limited)
    expect(page.querySelector('[role=alert]')?.textContent).toMatch(/Too many forms.*\+1 555 010 0100/s)
    expect(valueOf(page, 'description')).toBe(filled.description)
    expect(page.querySelector<HTMLInputElement>('#urgency-impaired-function')?.checked).toBe(true)

    const headers = from('198.51.100.7')
    const program = await desk.api('POST', '/tickets', { token: null, body: filled, headers })
    expect([program.status, problemSchema.parse(program.body).code]).toEqual([429, 'rate-limited'])
    expect(Number(program.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await ticketCount(desk)).toBe(0)

    expect((await sendForm(desk, '/tickets', filled, from('198.51.100.8'))).status).toBe(303)
  })
})
