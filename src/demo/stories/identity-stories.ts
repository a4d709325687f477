import { gitHubLog } from '../../modules/rules/builtin/logs/github-log.ts'
import { type OktaEvent, oktaLog } from '../../modules/rules/builtin/logs/okta-log.ts'
import { DEVELOPERS, gitHubName, login, OFFICE, PEOPLE, REPOSITORIES, strangerAddress } from '../company.ts'
import type { Scene, Story } from './story.ts'

const okta = (scene: Scene, event: OktaEvent, pause = 20) => scene.log((at) => oktaLog(at, event)).wait(pause)

/** Answers who was asked, and from where. */
function floodWithPushes(scene: Scene, requests: number, givesIn: boolean): { actor: string; ip: string } {
  const who = { actor: login(scene.random.pick(PEOPLE)), ip: strangerAddress(scene.random), country: 'Elsewhere' }
  for (let request = 0; request < requests; request += 1) {
    okta(scene, { type: 'system.push.send_factor_verify_push', display: 'A push verify challenge was sent', ...who }, 9)
    okta(scene, {
      type: 'user.mfa.okta_verify.deny_push',
      display: 'User rejected Okta push verify',
      success: false,
      ...who,
    })
  }
  if (givesIn) {
    okta(scene, { type: 'system.push.send_factor_verify_push', display: 'A push verify challenge was sent', ...who }, 9)
    okta(scene, { type: 'user.authentication.auth_via_mfa', display: 'Authentication of user via MFA', ...who })
    okta(scene, { type: 'user.session.start', display: 'User login to Okta', ...who })
  }
  return who
}

function grantRole(scene: Scene, who: { actor: string; ip: string }, privilegeGranted: string): void {
  const someone = scene.random.pick(PEOPLE)
  okta(scene, {
    ...who,
    type: 'user.account.privilege.grant',
    display: 'Grant user privilege',
    targets: [{ type: 'User', id: login(someone), name: someone.name }],
    debug: { privilegeGranted },
  })
}

function changePolicy(scene: Scene, who: { actor: string; ip: string }, type: string, rules: readonly string[]): void {
  for (const name of rules)
    okta(scene, { ...who, type, display: 'Policy rule changed', targets: [{ type: 'PolicyRule', id: name, name }] })
}

const administrator = { actor: 'bo.larsgard@larkfield.example', ip: OFFICE }

function spray(scene: Scene, users: number, found: boolean): void {
  const ip = strangerAddress(scene.random)
  const attempt = (user: (typeof PEOPLE)[number], success: boolean) =>
    okta(
      scene,
      {
        type: 'user.session.start',
        display: 'User login to Okta',
        actor: login(user),
        ip,
        success,
        ...(!success && { reason: 'INVALID_CREDENTIALS' }),
      },
      8,
    )
  for (const user of PEOPLE.slice(0, users)) attempt(user, false)
  if (found) attempt(scene.random.pick(PEOPLE), true)
}

const gitHub = (scene: Scene, action: string, actor: string, repo: string, details: object = {}, ip = OFFICE) =>
  scene.log((at) => gitHubLog(at, { action, actor, ip, repo, details: { ...details } })).wait(20)

export const IDENTITY_STORIES: readonly Story[] = [
  {
    name: 'a user is flooded with pushes',
    perDay: 1.5,
    tell: (scene) => void floodWithPushes(scene, scene.random.int(3, 6), false),
  },
  {
    name: 'a user gives in, and the identity provider falls',
    perDay: 0.7,
    tell(scene) {
      const who = floodWithPushes(scene, scene.random.int(4, 7), true)
      changePolicy(scene, who, 'policy.rule.delete', ['Ask for MFA abroad', 'Block old browsers', 'Contractors'])
      grantRole(scene, who, 'Super administrator')
    },
  },
  {
    name: 'passwords are sprayed',
    perDay: 1.5,
    tell: (scene) => spray(scene, scene.random.int(6, 12), scene.random.chance(0.3)),
  },
  {
    name: 'an administrator is made',
    perDay: 1,
    tell: (scene) =>
      grantRole(scene, administrator, scene.random.pick(['Help desk administrator', 'Report administrator'])),
  },
  {
    name: 'a policy rule is changed',
    perDay: 1,
    tell: (scene) =>
      changePolicy(scene, administrator, scene.random.pick(['policy.rule.deactivate', 'policy.rule.delete']), [
        'Contractors',
      ]),
  },
  {
    name: 'a repository turns public',
    perDay: 0.8,
    tell: (scene) =>
      void gitHub(scene, 'repo.access', gitHubName(scene.random.pick(DEVELOPERS)), scene.random.pick(REPOSITORIES), {
        visibility: 'public',
        previous_visibility: 'private',
      }),
  },
  {
    name: 'a public repository is started',
    perDay: 1,
    tell: (scene) =>
      void gitHub(scene, 'repo.create', gitHubName(scene.random.pick(DEVELOPERS)), `theme-${scene.random.int(2, 90)}`, {
        visibility: 'public',
      }),
  },
  {
    name: 'protection is switched off',
    perDay: 1.3,
    tell(scene) {
      const [actor, repo] = [gitHubName(scene.random.pick(DEVELOPERS)), scene.random.pick(REPOSITORIES)]
      if (scene.random.chance(0.5)) gitHub(scene, 'repository_secret_scanning.disable', actor, repo)
      if (scene.random.chance(0.6)) gitHub(scene, 'protected_branch.policy_override', actor, repo, { branch: 'main' })
      else gitHub(scene, 'protected_branch.destroy', actor, repo, { name: 'main' })
    },
  },
  {
    name: 'somebody leaves with the code',
    perDay: 0.8,
    tell(scene) {
      const [actor, ip] = [gitHubName(scene.random.pick(DEVELOPERS)), strangerAddress(scene.random)]
      const details = { transport_protocol_name: 'ssh', repository_public: false }
      for (const repo of REPOSITORIES.slice(0, scene.random.pick([18, 24, 44])))
        scene.log((at) => gitHubLog(at, { action: 'git.clone', actor, ip, repo, details })).wait(12)
    },
  },
]
