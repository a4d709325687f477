const WIDTH = 40

/** A bar that fills in a terminal; elsewhere a line for each tenth. */
export class ProgressBar {
  #tenth = 0

  constructor(
    private readonly label: string,
    private readonly out: NodeJS.WriteStream,
  ) {}

  show(done: number): void {
    const percent = `${Math.floor(done * 100)}`.padStart(3)
    if (this.out.isTTY) {
      const filled = Math.round(done * WIDTH)
      this.out.write(
        `\r${this.label} [${'#'.repeat(filled)}${'-'.repeat(WIDTH - filled)}] ${percent}%${done >= 1 ? '\n' : ''}`,
      )
      return
    }
    if (done * 10 < this.#tenth + 1) return
    this.#tenth = Math.floor(done * 10)
    this.out.write(`${this.label} ${percent}%\n`)
  }
}
