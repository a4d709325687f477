import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'

const NONCE = 12
const TAG = 16

/** AES-256-GCM. What is stored is nonce, tag and text; the name is bound to it, so that one secret cannot be passed off as another. */
export class SecretCipher {
  /** Tells keys apart and says nothing about them. */
  readonly fingerprint: string

  constructor(private readonly key: Buffer) {
    this.fingerprint = createHmac('sha256', key).update('fingerprint of the key of secrets').digest('hex').slice(0, 32)
  }

  seal(name: string, value: string): Buffer {
    const nonce = randomBytes(NONCE)
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce, { authTagLength: TAG }).setAAD(Buffer.from(name))
    const text = Buffer.concat([cipher.update(value, 'utf8'), cipher.final()])
    return Buffer.concat([nonce, cipher.getAuthTag(), text])
  }

  /** Throws for what this key has not sealed under this name. */
  open(name: string, sealed: Buffer): string {
    const [nonce, tag] = [sealed.subarray(0, NONCE), sealed.subarray(NONCE, NONCE + TAG)]
    const cipher = createDecipheriv('aes-256-gcm', this.key, nonce, { authTagLength: TAG })
      .setAAD(Buffer.from(name))
      .setAuthTag(tag)
    return Buffer.concat([cipher.update(sealed.subarray(NONCE + TAG)), cipher.final()]).toString('utf8')
  }
}
