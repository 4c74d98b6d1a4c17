import type { Responder } from '../../protocol/responder.ts'

/**
 * Whether a page can reach somebody at all: with no verified method left, unverified ones are tried. Source: paging.md,
 * "Who and how".
 */
export function canBeReached({ active, methods }: Pick<Responder, 'active' | 'methods'>): boolean {
  return active && methods.length > 0
}
