/** Where new ids come from. A history that is played again gets the same ones again. */
export abstract class Ids {
  /** A UUID that nobody has been given before. */
  abstract next(): string;
}
