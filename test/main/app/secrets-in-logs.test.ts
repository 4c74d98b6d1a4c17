import fc from 'fast-check'
import { expect, it } from 'vitest'
import { logLine } from '#main/app/secrets-in-logs'

it.each([
  'Authorization: Bearer s3cr3t-T0ken_value',
  'GET http://127.0.0.1:8420/?key=s3cr3t-T0ken_value',
  'POST /t/s3cr3t-T0ken_value/messages',
  'opened https://desk.example/i/s3cr3t-T0ken_value',
  'DESK_TOKEN=s3cr3t-T0ken_value',
  '{"DESK_ADMIN_TOKEN":"s3cr3t-T0ken_value"}',
])('shows no secret of: %s', (text) => {
  expect(logLine(text)).not.toContain('s3cr3t')
})

it('is one line of bounded length that no terminal obeys', () => {
  const control = /[\p{Cc}\u2028\u2029]/u
  const hostile = fc.constantFrom(
    '\u001b[2J',
    '\r\n',
    '\u0007',
    '\u2028',
    '\u009b31m',
    '<script>',
    'x'.repeat(3000),
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(hostile, fc.string())), (parts) => {
      const line = logLine(parts.join(''))
      expect(control.test(line)).toBe(false)
      expect(line.length).toBeLessThanOrEqual(2000)
    }),
  )
})
