import { gitHubLog } from '../../modules/rules/builtin/logs/github-log.ts'
import type { RawLog } from '../../modules/rules/builtin/logs/raw-log.ts'
import { DEVELOPERS, gitHubName, OFFICE, REPOSITORIES } from '../company.ts'
import type { Random } from '../random.ts'

/** Everybody works on a few repositories of their own, and the build system on the same three. */
export function gitHubNoise(random: Random, at: Date): RawLog {
  if (random.chance(0.4)) {
    const details = { transport_protocol_name: 'http', repository_public: false }
    return gitHubLog(at, {
      action: 'git.clone',
      actor: 'larkfield-ci',
      ip: '10.20.2.15',
      repo: REPOSITORIES[random.int(0, 2)] as string,
      details,
    })
  }
  const someone = random.int(0, DEVELOPERS.length - 1)
  const developer = DEVELOPERS[someone] as (typeof DEVELOPERS)[number]
  const action = random.weighted([
    [46, 'git.push'],
    [34, 'git.fetch'],
    [4, 'git.clone'],
    [8, 'pull_request.merge'],
    [4, 'workflows.completed_workflow_run'],
    [2, 'issues.create'],
    [1, 'team.add_repository'],
    [1, 'repo.create_actions_secret'],
  ] as const)
  return gitHubLog(at, {
    action,
    actor: gitHubName(developer),
    ip: random.chance(0.7) ? OFFICE : developer.home,
    repo: REPOSITORIES[(someone * 5 + random.int(0, 4)) % REPOSITORIES.length] as string,
    ...(action.startsWith('git.') && { details: { transport_protocol_name: 'ssh', repository_public: false } }),
  })
}
