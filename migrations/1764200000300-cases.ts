import type { MigrationInterface, QueryRunner } from 'typeorm'

export class Cases1764200000300 implements MigrationInterface {
  readonly name = 'Cases1764200000300'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE case_projects (
        id text PRIMARY KEY,
        key text NOT NULL UNIQUE,
        name text NOT NULL,
        last_number integer NOT NULL,
        created_at timestamptz(3) NOT NULL
      );
      CREATE TABLE case_project_stars (
        user_id text NOT NULL REFERENCES users ON DELETE CASCADE,
        project_id text NOT NULL REFERENCES case_projects ON DELETE CASCADE,
        PRIMARY KEY (user_id, project_id)
      );

      -- \`version\` counts what people decide about a case, \`revision\` every change of the row: of two search documents the higher revision wins.
      -- \`signals_from\` and \`signals_to\` span the creation times of all signals that the case has had; they only widen.
      CREATE TABLE cases (
        id text PRIMARY KEY,
        version integer NOT NULL,
        revision integer NOT NULL,
        project_id text NOT NULL REFERENCES case_projects,
        key text NOT NULL UNIQUE,
        former_keys text[] NOT NULL,
        title text NOT NULL,
        description text,
        status text NOT NULL,
        priority text NOT NULL,
        close_reason text,
        assignee_id text REFERENCES users,
        creator_id text REFERENCES users,
        created_by jsonb NOT NULL,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        closed_at timestamptz(3),
        signal_count integer NOT NULL,
        signals_from timestamptz(3),
        signals_to timestamptz(3),
        merged_into_id text REFERENCES cases,
        notebook jsonb NOT NULL DEFAULT '[]'
      );
      CREATE INDEX cases_former_keys ON cases USING gin (former_keys) WHERE former_keys <> '{}';
      CREATE INDEX cases_open ON cases (project_id) WHERE status <> 'CLOSED' AND merged_into_id IS NULL;
      CREATE INDEX cases_merged ON cases (merged_into_id) WHERE merged_into_id IS NOT NULL;

      CREATE TABLE case_watchers (
        case_id text NOT NULL REFERENCES cases ON DELETE CASCADE,
        user_id text NOT NULL REFERENCES users ON DELETE CASCADE,
        since timestamptz(3) NOT NULL,
        PRIMARY KEY (case_id, user_id)
      );

      CREATE TABLE case_events (
        id text PRIMARY KEY,
        case_id text NOT NULL REFERENCES cases ON DELETE CASCADE,
        at timestamptz(3) NOT NULL,
        kind text NOT NULL,
        actor jsonb NOT NULL,
        author_id text,
        body text,
        field text,
        previous_value text,
        new_value text,
        edited_at timestamptz(3),
        deleted_at timestamptz(3),
        signal_ids text[] NOT NULL,
        signal_count integer NOT NULL
      );
      CREATE INDEX case_events_case ON case_events (case_id, at, id);

      -- The signals that a merged case brought along and that nobody has taken out since; \`own\` where the other case had them by itself.
      CREATE TABLE case_merged_signals (
        case_id text NOT NULL REFERENCES cases ON DELETE CASCADE,
        into_id text NOT NULL REFERENCES cases ON DELETE CASCADE,
        signal_id text NOT NULL,
        own boolean NOT NULL,
        PRIMARY KEY (case_id, signal_id)
      );
      CREATE INDEX case_merged_signals_into ON case_merged_signals (into_id, signal_id);
    `)
  }

  async down(): Promise<void> {
    throw new Error('Migrations only grow.')
  }
}
