import { expect, it } from 'vitest'
import { askWhy, openSession } from '../../preload/browser-session.ts'

/** As much of a page as a session needs, beginning at `address`. */
function pageAt(address: string, answer: () => Response | Promise<never>, kept: Record<string, string> = {}) {
  const asked: { path: string; body: unknown; authorization: string | null }[] = []
  const page = {
    location: new URL(address),
    history: { replaceState: (_: unknown, __: string, to: URL) => (page.location = new URL(to)) },
    sessionStorage: {
      getItem: (name: string) => kept[name] ?? null,
      setItem: (name: string, value: string) => (kept[name] = value),
    },
    fetch(path: string, options: RequestInit) {
      asked.push({
        path,
        body: options.body,
        authorization: new Headers(options.headers).get('authorization'),
      })
      return Promise.resolve().then(answer)
    },
  }
  return {
    page: page as unknown as Window & typeof globalThis,
    asked,
    kept,
    address: () => page.location.href,
  }
}

const refused = () => new Response(null, { status: 401 })
const welcome = () => Response.json({ secret: 'the-secret' })

it('swaps the key, keeps the secret for this tab, and clears the address', async () => {
  const tab = pageAt('http://127.0.0.1:1/?key=abc', welcome)
  expect(await openSession(tab.page)).toBe('the-secret')
  expect(tab.asked).toEqual([{ path: '/session', body: '{"key":"abc"}', authorization: null }])
  expect(Object.values(tab.kept)).toEqual(['the-secret'])
  expect(tab.address()).toBe('http://127.0.0.1:1/')
})

it('clears the address before the host has answered', async () => {
  const tab = pageAt('http://127.0.0.1:1/?key=abc', () => Promise.reject(new Error('away')))
  await expect(openSession(tab.page)).rejects.toThrow('away')
  expect(tab.address()).toBe('http://127.0.0.1:1/')
})

it('asks nobody after a reload', async () => {
  const tab = pageAt('http://127.0.0.1:1/', refused, { 'desk-secret': 'kept' })
  expect(await openSession(tab.page)).toBe('kept')
  expect(tab.asked).toEqual([])
})

it('has nothing without a key, or with one that was spent', async () => {
  expect(await openSession(pageAt('http://127.0.0.1:1/', refused).page)).toBeNull()
  expect(await openSession(pageAt('http://127.0.0.1:1/?key=spent', refused).page)).toBeNull()
  expect(await openSession(pageAt('http://127.0.0.1:1/?key=x', () => Response.json([])).page)).toBeNull()
})

it('tells a host that is away from one that knows us no more', async () => {
  const tab = pageAt('http://127.0.0.1:1/', refused)
  expect(await askWhy(tab.page, 'abc')).toBe('turned-away')
  expect(tab.asked[0]?.authorization).toBe('Bearer abc')
  const good = pageAt('http://127.0.0.1:1/', () => new Response(null, { status: 204 }))
  expect(await askWhy(good.page, 'abc')).toBe('away')
  const gone = pageAt('http://127.0.0.1:1/', () => Promise.reject(new TypeError('refused')))
  expect(await askWhy(gone.page, 'abc')).toBe('away')
})
