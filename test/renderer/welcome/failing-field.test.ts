import { expect, it } from 'vitest'
import { fieldMessages } from '../../../renderer/features/welcome/failing-field.ts'
import type { Failure } from '../../../shared/ipc/result.ts'

const failure = (code: Failure['code'], more: Partial<Failure> = {}): Failure => ({
  code,
  message: 'What to do.',
  ...more,
})

it('puts what is wrong with the address beside the address', () => {
  for (const code of [
    'invalid-url',
    'insecure-url',
    'service-unreachable',
    'service-timeout',
    'service-not-a-desk',
    'service-newer',
    'service-redirects',
  ] as const)
    expect(fieldMessages(failure(code), 'token')).toEqual({ serviceUrl: 'What to do.' })
})

it('puts a refused token beside the token', () => {
  expect(fieldMessages(failure('unauthenticated'), 'token')).toEqual({ token: 'What to do.' })
})

it('has one field for everything that is wrong with an invitation', () => {
  expect(fieldMessages(failure('invitation-spent'), 'invitation')).toEqual({ invitation: 'What to do.' })
  expect(fieldMessages(failure('service-unreachable'), 'invitation')).toEqual({ invitation: 'What to do.' })
})

it('believes the fields a failure names itself, the first message of each', () => {
  const errors = [
    { path: 'token', message: 'Enter your token.' },
    { path: 'token', message: 'again' },
    { path: 'elsewhere', message: 'not here' },
  ]
  expect(fieldMessages(failure('bad-call', { errors }), 'token')).toEqual({ token: 'Enter your token.' })
})

it('claims no field for what concerns none', () => {
  expect(fieldMessages(failure('disk-full'), 'token')).toEqual({})
  expect(fieldMessages(null, 'token')).toEqual({})
})
