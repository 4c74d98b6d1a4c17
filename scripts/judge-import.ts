import { builtinModules } from 'node:module'
import { posix } from 'node:path'
import { assertNever } from '../shared/rules/assert-never.ts'
import { entries, openRooms, rooms, type Room } from './walls.ts'

/** `#shared/x` and its kin, as package.json's `imports` has them. */
const alias = /^#(shared|server|main)\/(.+)$/
const builtins = new Set(builtinModules)

type Target =
  | { kind: 'file'; path: string }
  | { kind: 'package'; name: string }
  | { kind: 'builtin'; name: string }
  | { kind: 'refused'; why: string }

/**
 * Why `file` may not import `specifier`, or null where it may. Paths start at the top of the tree, with `/`.
 * A specifier of null is one that was computed at run time.
 */
export function judgeImport(file: string, specifier: string | null): string | null {
  const room = roomOf(file)
  if (isOpen(file) || !room) return null
  if (specifier === null) return 'loads code by a computed name, which no wall can check'
  const target = targetOf(file, specifier)
  switch (target.kind) {
    case 'refused':
      return target.why
    case 'builtin':
      return judgeBuiltin(room, target.name)
    case 'package':
      return allowsPackage(room, target.name) ? null : refusal(room, specifier)
    case 'file':
      return judgeFile(room, file, specifier, target.path)
    default:
      return assertNever(target)
  }
}

/** Why a file may not stand where it stands, or null where it may. */
export function judgePlace(file: string): string | null {
  return isOpen(file) || roomOf(file) ? null : 'stands in no room: give its folder a line in scripts/walls.ts'
}

/** The room with the longest path that holds the file; for `x/*` with the folder's name in place of the star. */
function roomOf(file: string): Room | null {
  const holding = rooms.filter((room) => holds(room, file))
  return holding.sort((one, other) => other.path.length - one.path.length)[0] ?? null
}

function holds(room: Room, file: string): boolean {
  if (room.path.endsWith('/*')) {
    const below = file.startsWith(room.path.slice(0, -1)) ? file.slice(room.path.length - 1) : ''
    return below.includes('/')
  }
  if (file === room.path) return true
  const hasRoomsWithin = rooms.some(({ path }) => path.startsWith(`${room.path}/`))
  return hasRoomsWithin ? posix.dirname(file) === room.path : file.startsWith(`${room.path}/`)
}

/** Workshop, tests and configuration at the top of the tree. */
function isOpen(file: string): boolean {
  return openRooms.some((open) => file.startsWith(`${open}/`)) || !file.includes('/')
}

function targetOf(file: string, specifier: string): Target {
  const bare = specifier.replace(/[?#].*$/, '')
  const named = alias.exec(specifier)
  if (named) return { kind: 'file', path: posix.normalize(`${named[1]}/${named[2]}.ts`) }
  if (specifier.startsWith('.')) return { kind: 'file', path: posix.join(posix.dirname(file), bare) }
  if (specifier.startsWith('node:')) return { kind: 'builtin', name: specifier }
  if (builtins.has(specifier))
    return { kind: 'refused', why: `imports ${specifier}: write node:${specifier}` }
  if (/^[/#]|^[a-z][a-z+.-]+:/i.test(specifier))
    return { kind: 'refused', why: `imports ${specifier} by an address` }
  const parts = bare.split('/')
  return { kind: 'package', name: parts.slice(0, bare.startsWith('@') ? 2 : 1).join('/') }
}

function judgeBuiltin(room: Room, name: string): string | null {
  const allowed = room.node === 'all' || (room.node === 'without-sqlite' && name !== 'node:sqlite')
  return allowed ? null : refusal(room, name)
}

function judgeFile(room: Room, file: string, specifier: string, path: string): string | null {
  if (path.startsWith('../')) return `imports ${specifier} from outside the tree`
  if (isOpen(path)) return `imports ${specifier}: nobody imports from the workshop or from a test`
  if (entries.some((entry) => entry === path))
    return `imports ${specifier}: nobody imports where a program begins`
  const other = roomOf(path)
  if (!other) return `imports ${specifier}, which stands in no room`
  if (other === room && sameCell(room, file, path)) return null
  return other !== room && room.rooms.includes(other.path) ? null : refusal(room, specifier)
}

/** In `x/*` two files are neighbours only within the same folder of x. */
function sameCell(room: Room, file: string, path: string): boolean {
  if (!room.path.endsWith('/*')) return true
  const cell = (of: string): string | undefined => of.slice(room.path.length - 1).split('/')[0]
  return cell(file) === cell(path)
}

function allowsPackage(room: Room, name: string): boolean {
  return room.packages.some(
    (allowed) => allowed === name || (allowed.endsWith('/*') && name.startsWith(allowed.slice(0, -1))),
  )
}

function refusal(room: Room, specifier: string): string {
  const node = { none: [], 'without-sqlite': ['node: (not node:sqlite)'], all: ['node:'] }[room.node]
  const allowed = [...room.rooms, ...room.packages, ...node]
  return `imports ${specifier}: ${room.path} may import ${allowed.length ? allowed.join(', ') : 'nothing but itself'}`
}
