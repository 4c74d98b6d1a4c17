/**
 * Opens a file of the console and is killed before its n-th statement that changes anything:
 * `node migrating-child.ts work|cache PATH N`. Ends by itself where there are fewer.
 */
import { DatabaseSync } from 'node:sqlite'
import { openCache } from '../../../main/store/cache.ts'
import { openWork } from '../../../main/store/work.ts'
import { statementsOf } from './statements-of.ts'

const [kind = '', path = '', last = '0'] = process.argv.slice(2)
let left = Number(last)

function count(): void {
  left -= 1
  if (left === 0) process.kill(process.pid, 'SIGKILL')
}

// Called with its own object below.
const exec = DatabaseSync.prototype.exec
DatabaseSync.prototype.exec = function (sql) {
  for (const statement of statementsOf(sql)) {
    count()
    exec.call(this, statement)
  }
}
if (kind === 'work') openWork(path, Date.now()).writing.close()
else openCache(path, Date.now()).write.close()
