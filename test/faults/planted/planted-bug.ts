/** A mistake that somebody could make, planted on purpose: the tests it names have to catch it. */
export interface PlantedBug {
  /** Kebab-case: what `--only` takes. */
  readonly name: string
  /** What goes wrong for a person. */
  readonly harm: string
  readonly edits: readonly Edit[]
  readonly caughtBy: Catcher
}

/** `find` stands exactly once in the file, or the bug does not apply any more: that is an error. */
export interface Edit {
  readonly file: string
  readonly find: string
  readonly replace: string
}

/** Test files, or so many random stories of the simulation from a seed on. */
export type Catcher =
  | { readonly kind: 'tests'; readonly files: readonly string[] }
  | { readonly kind: 'simulation'; readonly seed: number; readonly count: number }

export function tests(...files: string[]): Catcher {
  return { kind: 'tests', files: files.map((file) => `test/${file}.test.ts`) }
}

export function stories(seed: number, count: number): Catcher {
  return { kind: 'simulation', seed, count }
}
