import { expect, it } from 'vitest'
import { bearerOf, isOwnHost, isOwnOrigin, secretOfProtocols } from '#main/web/request-guard'

it('knows its own names and no other', () => {
  expect(isOwnHost('127.0.0.1:8420', 8420)).toBe(true)
  expect(isOwnHost('localhost:8420', 8420)).toBe(true)
  for (const host of [
    undefined,
    '',
    '127.0.0.1',
    '127.0.0.1:84200',
    '127.0.0.1:8421',
    '[::1]:8420',
    'a:8420',
  ]) {
    expect(isOwnHost(host, 8420)).toBe(false)
  }
})

it('knows its own pages and no other', () => {
  expect(isOwnOrigin('http://localhost:8420', 8420)).toBe(true)
  for (const origin of [
    undefined,
    'null',
    'https://localhost:8420',
    'http://localhost',
    'http://a.localhost:8420',
  ]) {
    expect(isOwnOrigin(origin, 8420)).toBe(false)
  }
})

it('reads a secret from where it travels, and from nothing else', () => {
  expect(bearerOf('Bearer abc-_1')).toBe('abc-_1')
  for (const header of [undefined, '', 'Bearer', 'bearer abc', 'Bearer a b', `Bearer ${'a'.repeat(201)}`]) {
    expect(bearerOf(header)).toBeNull()
  }
  expect(secretOfProtocols('desk, abc')).toBe('abc')
  for (const header of [undefined, 'desk', 'abc, desk', 'desk, a, b']) {
    expect(secretOfProtocols(header)).toBeNull()
  }
})
