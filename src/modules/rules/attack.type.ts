import { Field, ObjectType } from 'type-graphql'

@ObjectType({ description: 'A tactic of MITRE ATT&CK, from a tag such as `tactic:ta0006-credential-access`.' })
export class Tactic {
  @Field(() => String, { description: 'Such as TA0006.' })
  id: string

  @Field(() => String, { description: 'Such as Credential Access.' })
  name: string
}

@ObjectType({ description: 'A technique of MITRE ATT&CK, from a tag such as `technique:t1110-brute-force`.' })
export class Technique {
  @Field(() => String, { description: 'Such as T1110 or T1110.001.' })
  id: string

  @Field(() => String, { description: 'Such as Brute Force.' })
  name: string
}
