import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { OptionsRefused, readOptions } from '#server/options'

describe('options', () => {
  it('are safe where nothing is said', () => {
    expect(readOptions({})).toEqual({
      host: '127.0.0.1',
      port: 8420,
      dataDir: resolve('desk-data'),
      publicUrl: null,
      trustProxy: false,
      adminToken: null,
      deskKey: null,
      mail: null,
      deadManUrl: null,
      logLevel: 'info',
      sample: null,
    })
  })

  it('are read from the environment', () => {
    const options = readOptions({
      HOST: '0.0.0.0',
      PORT: '0',
      DATA_DIR: '/srv/desk',
      PUBLIC_URL: 'https://desk.example.com/help/',
      TRUST_PROXY: '127.0.0.1, 10.0.0.0/8',
      DESK_ADMIN_TOKEN: 'long-enough',
      DESK_KEY: 'a-key',
      SMTP_URL: 'smtps://desk:p%40ss@mail.example.com',
      MAIL_FROM: 'desk@example.com',
      DEAD_MAN_URL: 'https://watch.example.com/1',
      LOG_LEVEL: 'warn',
      DESK_SAMPLE_TICKETS: '2000',
    })
    expect(options).toEqual({
      host: '0.0.0.0',
      port: 0,
      dataDir: '/srv/desk',
      publicUrl: 'https://desk.example.com/help',
      trustProxy: ['127.0.0.1', '10.0.0.0/8'],
      adminToken: 'long-enough',
      deskKey: 'a-key',
      mail: {
        server: { host: 'mail.example.com', port: 465, security: 'tls', user: 'desk', password: 'p@ss' },
        from: 'desk@example.com',
      },
      deadManUrl: 'https://watch.example.com/1',
      logLevel: 'warn',
      sample: { tickets: 2000, seed: 1 },
    })
  })

  it.each([
    ['PORT', '70000'],
    ['PORT', '-1'],
    ['PORT', '80 80'],
    ['PUBLIC_URL', 'desk.example.com'],
    ['PUBLIC_URL', 'ftp://desk.example.com'],
    ['PUBLIC_URL', 'https://desk.example.com/?a=1'],
    ['PUBLIC_URL', 'https://me:secret@desk.example.com'],
    ['TRUST_PROXY', 'my-proxy'],
    ['DESK_ADMIN_TOKEN', 'short'],
    ['DESK_ADMIN_TOKEN', 'with a space in it'],
    ['LOG_LEVEL', 'loud'],
    ['DESK_SAMPLE_TICKETS', 'many'],
    ['SMTP_URL', 'smtps://mail.example.com'],
    ['MAIL_FROM', 'desk@example.com'],
    ['DEAD_MAN_URL', 'watch.example.com'],
    ['DATABASE_URL', 'postgres://localhost/desk'],
  ])('refuse %s=%s and name it', (name, value) => {
    expect(() => readOptions({ [name]: value })).toThrow(OptionsRefused)
    expect(() => readOptions({ [name]: value })).toThrow(name)
  })

  it('never repeat a token in their words', () => {
    expect(() => readOptions({ DESK_ADMIN_TOKEN: 'se cret value' })).toThrow(/^(?!.*cret)/s)
  })
})
