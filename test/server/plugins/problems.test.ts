import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { problemCodes } from '#shared/protocol/failure-codes'
import { problemSchema } from '#shared/protocol/problem'
import { problemOf, refusalOf } from '#server/plugins/problems'
import { Refusal } from '#server/store/refusal'
import { temporaryFolder } from '../../support/temporary-folder.ts'

function errorOf(act: () => unknown): unknown {
  try {
    act()
  } catch (error) {
    return error
  }
  throw new Error('Nothing was thrown.')
}

describe('a problem document', () => {
  it.each(problemCodes)('is as the contract has it for %s', (code) => {
    const problem = problemSchema.parse(problemOf(new Refusal(code, 'In words.')))
    expect(problem).toMatchObject({ code, detail: 'In words.' })
    expect(problem.status).toBeGreaterThanOrEqual(400)
    expect(problem.title).not.toBe('')
  })

  it('says nothing of what an unexpected error says', () => {
    const problem = problemOf(refusalOf(new Error('password of the database: hunter2')))
    expect(problem).toMatchObject({ status: 500, code: 'internal' })
    expect(JSON.stringify(problem)).not.toContain('hunter2')
  })

  it('asks to come back later while the database is in trouble, and not where we broke its rules', async () => {
    const file = join(await temporaryFolder(), 'x.db')
    const one = new DatabaseSync(file)
    one.exec('create table a (x integer primary key) strict; insert into a values (1); begin immediate')
    const other = new DatabaseSync(file, { timeout: 0 })
    const busy = refusalOf(errorOf(() => other.exec('insert into a values (2)')))
    expect([busy.code, busy.extras.retryAfter]).toEqual(['unavailable', 5])
    expect(refusalOf(errorOf(() => one.exec('insert into a values (1)'))).code).toBe('internal')
    other.close()
    one.close()
  })
})
