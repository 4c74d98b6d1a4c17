/** Variables any program may need; everything else (a proxy, a real desk's DATABASE_URL) is not the sample's business. */
const common = ['PATH', 'HOME', 'USERPROFILE', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR', 'LANG', 'LC_ALL', 'TZ']

/** The environment of a program that we start: the usual variables and exactly those given. */
export function environmentWith(
  own: Readonly<Record<string, string>>,
  inherited: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const kept = common.flatMap((name) => {
    const value = inherited[name]
    return value === undefined ? [] : [[name, value] as const]
  })
  return { ...Object.fromEntries(kept), ...own }
}
