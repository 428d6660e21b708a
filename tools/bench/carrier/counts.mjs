/** Counts what the carrier is asked: how often, by kind, and how much of it at once. */
export class Counts {
  /** @type {Map<string, number>} */
  #byKind = new Map();
  #underWay = 0;
  #highest = 0;

  /**
   * A request has come; what it returns is called when it is answered.
   *
   * @param {string} kind
   */
  begin(kind) {
    this.#byKind.set(kind, (this.#byKind.get(kind) ?? 0) + 1);
    this.#underWay += 1;
    this.#highest = Math.max(this.#highest, this.#underWay);
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      this.#underWay -= 1;
    };
  }

  /** How many are under way now. */
  get underWay() {
    return this.#underWay;
  }

  /** What has come since this was asked last, and begins anew; what is under way stays so. */
  take() {
    const byKind = Object.fromEntries(
      [...this.#byKind].sort(([one], [other]) => (one < other ? -1 : 1)),
    );
    const taken = {
      total: Object.values(byKind).reduce((sum, count) => sum + count, 0),
      byKind,
      mostAtOnce: this.#highest,
    };
    this.#byKind.clear();
    this.#highest = this.#underWay;
    return taken;
  }
}

/** @typedef {ReturnType<Counts['take']>} Taken */
