import { normaliseName } from './normalise-name.ts'

/**
 * What makes two group names the same. Names without a letter or digit have no normal form: they are told apart by
 * their very characters, behind a sign that no normal form can hold.
 */
export function nameIdentity(name: string): string {
  return normaliseName(name) || `=${name.normalize('NFC').toLowerCase()}`
}

/** The aliases that say something that the name and the aliases before them do not. */
export function distinctNames(name: string, aliases: readonly string[]): string[] {
  const seen = new Set([nameIdentity(name)])
  return aliases.filter((alias) => {
    const identity = nameIdentity(alias)
    if (seen.has(identity)) return false
    seen.add(identity)
    return true
  })
}

interface GroupNames {
  readonly name: string
  readonly aliases: readonly string[]
}

/**
 * What a group is called once its name, its aliases or both are changed. A former name stays an alias: tickets go on
 * coming in under it. To give it up is a change of its own.
 */
export function namesAfter(
  before: GroupNames,
  {
    name = before.name,
    aliases = before.aliases,
  }: { name?: string | undefined; aliases?: readonly string[] | undefined },
): { name: string; aliases: string[] } {
  return { name, aliases: distinctNames(name, name === before.name ? aliases : [...aliases, before.name]) }
}
