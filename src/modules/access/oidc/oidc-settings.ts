/** Whose tokens let people in. */
export interface OidcSettings {
  /** As tokens name it in `iss`; its keys are found through its discovery document. */
  readonly issuer: string
  /** What a token for this server names in `aud`. */
  readonly audience: string
  /** Where a token names roles: a claim, or a path into one such as `realm_access.roles`. */
  readonly rolesClaim: string
  /** Names of roles by the values of the claim; null where these are the names. */
  readonly roleMap: ReadonlyMap<string, string> | null
}
