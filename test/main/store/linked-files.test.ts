import { randomUUID } from 'node:crypto'
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { insertAct, readOutbox } from '#main/store/acts'
import { closeCache, openCache, openSuccessor, replaceCache } from '#main/store/cache'
import { mendFiles } from '#main/store/mend-files'
import { openWork } from '#main/store/work'
import { actIdSchema, actSchema } from '#shared/ipc/act'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const now = Date.UTC(2026, 10, 28)
let folder: string
/** Where the files rest; in the profile are links to them. */
let elsewhere: string
beforeEach(async () => {
  const whole = await temporaryFolder()
  folder = join(whole, 'profile')
  elsewhere = join(whole, 'elsewhere')
  for (const one of [folder, elsewhere]) mkdirSync(one)
  for (const name of ['work.db', 'cache.db']) symlinkSync(join('..', 'elsewhere', name), join(folder, name))
})

/** As a kill leaves it, with a damaged frame: the acts stand in the journal alone. */
function leaveActs(): void {
  const { writing } = openWork(join(folder, 'work.db'), now)
  for (let n = 0; n < 3; n += 1) {
    const made = randomUUID()
    const act = actSchema.parse({ kind: 'note', ticketId: 't1', messageId: made, body: `Note ${n}.` })
    const id = actIdSchema.parse(randomUUID())
    insertAct(writing, { id, act, subject: 'ticket:t1', made, title: 'Note', base: null, madeAt: now })
  }
  const [database = Buffer.alloc(0), frames = Buffer.alloc(0)] = ['', '-wal'].map((suffix) =>
    readFileSync(join(elsewhere, `work.db${suffix}`)),
  )
  writing.close()
  frames[5000] = 0xff ^ (frames[5000] ?? 0)
  writeFileSync(join(elsewhere, 'work.db'), database)
  writeFileSync(join(elsewhere, 'work.db-wal'), frames)
}

describe('files that are links in the profile', () => {
  it('have their journal read where they rest, and are salvaged there', () => {
    leaveActs()
    const { writing, report } = openWork(join(folder, 'work.db'), now)
    expect(readOutbox(writing, 10)).toHaveLength(3)
    writing.close()
    expect(dirname(report?.setAside ?? '')).toBe(elsewhere)
    expect(existsSync(`${report?.setAside ?? ''}-wal`)).toBe(true)
    expect(lstatSync(join(folder, 'work.db')).isSymbolicLink()).toBe(true)
  })

  it('are put in place by the next start where a kill came in between and the link leads nowhere', () => {
    leaveActs()
    openWork(join(folder, 'work.db'), now).writing.close()
    const aside = readdirSync(elsewhere).find((name) => /damaged-.*[^l]$/.test(name)) ?? ''
    renameSync(join(elsewhere, 'work.db'), join(elsewhere, aside.replace('damaged', 'salvaged')))
    const { writing } = openWork(join(folder, 'work.db'), now)
    expect(readOutbox(writing, 10)).toHaveLength(3)
    writing.close()
  })

  it('are set aside and replaced where they rest', () => {
    const old = openCache(join(folder, 'cache.db'), now)
    const { cache } = replaceCache(old, openSuccessor(old.path, now), now)
    closeCache(cache)
    expect(lstatSync(join(folder, 'cache.db')).isSymbolicLink()).toBe(true)
    expect(readdirSync(elsewhere)).toEqual(['cache.db'])
    expect(dirname(mendFiles(folder, now) ?? '')).toBe(elsewhere)
  })

  it('are named where they lead round in a circle', () => {
    const round = join(folder, 'round.db')
    symlinkSync('round.db', round)
    expect(() => openWork(round, now)).toThrow(/ELOOP|unable to open/)
  })
})
