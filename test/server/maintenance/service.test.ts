import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { meSchema } from '#shared/protocol/staff'
import { backupDatabase } from '#server/maintenance/backup'
import { restoreDatabase } from '#server/maintenance/restore'
import { databaseFile } from '#server/store/database'
import { inspectDesk } from '#server/store/inspect-desk'
import { callApi } from '../../support/desk.ts'
import { startService } from '../../support/service-process.ts'

it('works beside a service in another process: backs up, refuses to restore, restores once it was killed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'desk-beside-'))
  const sample = { DESK_SAMPLE_TICKETS: '80' }
  const service = await startService({ env: sample })
  try {
    const file = databaseFile(service.dataDir)
    const backup = join(folder, 'backup.db')
    expect((await backupDatabase(file, backup)).counts.tickets).toBe(80)
    await expect(restoreDatabase(backup, file, new Date())).rejects.toThrow(/Stop it first/)
    await service.kill()
    const { former } = await restoreDatabase(backup, file, new Date())
    expect(inspectDesk(former ?? '')).toMatchObject({ faults: [], counts: { tickets: 80 } })

    const again = await startService({
      env: { ...sample, DESK_SAMPLE_TICKETS: '500', DATA_DIR: service.dataDir },
    })
    const me = await callApi(again.url, again.token, 'GET', '/v1/me')
    expect(meSchema.parse(me.body).sample).toBe(true)
    expect(await again.stop()).toBe(0)
    expect(inspectDesk(file)).toMatchObject({ faults: [], counts: { tickets: 80 } })
  } finally {
    await service.clean()
    await rm(folder, { recursive: true, force: true })
  }
})
