import { attachmentLimits, filesField } from '../../shared/protocol/attachment.ts'
import type { FieldError } from '../../shared/protocol/problem.ts'
import { attachmentType } from '../../shared/rules/attachments/attachment-type.ts'
import { canRun } from '../../shared/rules/attachments/can-run.ts'
import { cleanFileName } from '../../shared/rules/attachments/clean-file-name.ts'
import { fileSize } from '../../shared/rules/attachments/file-size.ts'
import type { ArrivedFile } from '../store/attachments.ts'
import type { Database } from '../store/database.ts'
import { Refusal } from '../store/refusal.ts'
import { discardFile, receiveFile } from './receive-file.ts'

/** The files of one form, as they come. */
export interface CustomerFiles {
  /** Of those that were taken, as they may be shown. */
  readonly names: readonly string[]
  readonly arrived: readonly ArrivedFile[]
  /** Why others were not taken, in words for who sent them. */
  readonly errors: readonly FieldError[]
  /** Of a name as it was given. Throws what the disk throws. */
  readonly take: (givenName: string, bytes: AsyncIterable<unknown>) => Promise<void>
}

/** `admit` is asked once the first byte of a file is here, and throws a `Refusal` where none can be taken now. */
export function takeCustomerFiles(database: Database, now: Date, admit: () => Promise<void>): CustomerFiles {
  const names: string[] = []
  const arrived: ArrivedFile[] = []
  const errors: FieldError[] = []
  let left: number = attachmentLimits.form
  let sent = 0
  let isFull = false
  const refuse = (message: string) => errors.push({ path: filesField, message })

  async function take(given: string, bytes: AsyncIterable<unknown>): Promise<void> {
    const givenName = given.toWellFormed().slice(0, attachmentLimits.givenName)
    const name = cleanFileName(givenName)
    if (given === '') {
      if (!(await isEmpty(bytes))) refuse('A file without a name was not taken.')
      return
    }
    if (sent === attachmentLimits.perMessage) {
      if (!isFull) refuse(tooMany(name))
      isFull = true
      return
    }
    sent += 1
    if (canRun(name)) {
      refuse(runs(name))
      return
    }
    try {
      const file = await receiveFile(database, admitted(bytes, admit), left, now)
      if (file === null) {
        refuse(`“${name}” is empty: there is nothing to send.`)
        return
      }
      names.push(name)
      left -= file.size
      const { fileId, size, sha256, head } = file
      arrived.push({ fileId, givenName, name, type: attachmentType(name, head), size, sha256 })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      refuse(error.code === 'body-too-large' ? tooLarge(name) : `“${name}” was not taken. ${error.message}`)
    }
  }
  return { names, arrived, errors, take }
}

/** A field for files that was left empty is sent as an empty file without a name. */
async function isEmpty(bytes: AsyncIterable<unknown>): Promise<boolean> {
  let chunks = 0
  for await (const _ of bytes) chunks += 1
  return chunks === 0
}

async function* admitted(bytes: AsyncIterable<unknown>, admit: () => Promise<void>): AsyncGenerator {
  let isAdmitted = false
  for await (const chunk of bytes) {
    if (!isAdmitted) await admit()
    isAdmitted = true
    yield chunk
  }
}

const tooLarge = (name: string) =>
  `“${name}” is too large: all files together may have ${fileSize(attachmentLimits.form)}.`
const tooMany = (name: string) =>
  `Only ${attachmentLimits.perMessage} files can go with one message. “${name}” and those after it were not taken.`
const runs = (name: string) =>
  `“${name}” can run programs, and such files are not taken. Put it into a .zip archive, or copy its text into your message.`

/**
 * What makes a sending this one and no other, where it brings files: its words and theirs. Without files it is what it was
 * before there were any.
 */
export function withFiles(fields: object, files: readonly ArrivedFile[]): object {
  if (files.length === 0) return fields
  return { ...fields, [filesField]: files.map(({ name, sha256 }) => ({ name, sha256 })) }
}

/** What is to be thrown away goes at once, all of it. */
export async function discardFiles(database: Database, files: readonly ArrivedFile[]): Promise<void> {
  for (const { fileId } of files) await discardFile(database, fileId)
}

/** Carries out `work`, and throws the files away where it throws or where the same was sent before. */
export async function keepIfNew<Done extends { readonly replayed: boolean }>(
  database: Database,
  files: readonly ArrivedFile[],
  work: () => Promise<Done>,
): Promise<Done> {
  try {
    const done = await work()
    if (done.replayed) await discardFiles(database, files)
    return done
  } catch (error) {
    await discardFiles(database, files)
    throw error
  }
}
