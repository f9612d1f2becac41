/** The word of a rating from 1 to 5. */
export function ratingKey(rating: number): 1 | 2 | 3 | 4 | 5 {
  return ([1, 2, 3, 4, 5] as const).find((known) => known === rating) ?? 3
}
