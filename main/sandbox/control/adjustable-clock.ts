// The sandbox's clock, which tests and training can set ahead or back.

export class AdjustableClock {
  private offsetMs = 0;

  constructor(private readonly real: () => number) {}

  /** Milliseconds since 1970. */
  readonly now = (): number => this.real() + this.offsetMs;

  setOffset(ms: number): void {
    this.offsetMs = ms;
  }
}
