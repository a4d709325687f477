/** Passwords guessed from an address until one is found: one critical signal. */
export const attackFrom = (address: string): object[] => {
  const sshd = (text: string) => ({
    ddsource: 'auth',
    service: 'sshd',
    hostname: 'web-1',
    ddtags: 'env:prod',
    message: `${text} for root from ${address} port 5022 ssh2`,
  })
  return [...Array.from({ length: 12 }, () => sshd('Failed password')), sshd('Accepted password')]
}
