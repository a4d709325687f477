import type { MigrationInterface, QueryRunner } from 'typeorm'

export class Foundation1764000000000 implements MigrationInterface {
  readonly name = 'Foundation1764000000000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE users (
        id text PRIMARY KEY,
        name text NOT NULL,
        handle text NOT NULL UNIQUE,
        email text NOT NULL,
        disabled boolean NOT NULL DEFAULT false,
        created_at timestamptz(3) NOT NULL
      );

      CREATE TABLE roles (
        id text PRIMARY KEY,
        name text NOT NULL,
        managed boolean NOT NULL DEFAULT false,
        permissions text[] NOT NULL,
        restriction_query text
      );

      CREATE TABLE user_roles (
        user_id text NOT NULL REFERENCES users ON DELETE CASCADE,
        role_id text NOT NULL REFERENCES roles,
        PRIMARY KEY (user_id, role_id)
      );
      CREATE INDEX user_roles_role ON user_roles (role_id);

      CREATE TABLE api_keys (
        id text PRIMARY KEY,
        name text NOT NULL,
        prefix text NOT NULL,
        hash bytea NOT NULL UNIQUE,
        owner_id text NOT NULL REFERENCES users ON DELETE CASCADE,
        role_ids text[],
        created_at timestamptz(3) NOT NULL,
        last_used_at timestamptz(3),
        expires_at timestamptz(3),
        revoked_at timestamptz(3)
      );
      CREATE INDEX api_keys_owner ON api_keys (owner_id);

      CREATE TABLE audit_events (
        id text PRIMARY KEY,
        at timestamptz(3) NOT NULL,
        actor_kind text NOT NULL,
        actor_id text NOT NULL,
        actor_name text NOT NULL,
        action text NOT NULL,
        asset_type text NOT NULL,
        asset_id text NOT NULL,
        asset_name text NOT NULL,
        changes jsonb NOT NULL,
        request_id text,
        client_ip text
      );
      CREATE INDEX audit_events_at ON audit_events (at DESC, id DESC);
      CREATE INDEX audit_events_asset ON audit_events (asset_type, asset_id, at DESC);

      CREATE TABLE rules (
        id text PRIMARY KEY,
        version integer NOT NULL,
        name text NOT NULL,
        message text NOT NULL,
        enabled boolean NOT NULL,
        is_default boolean NOT NULL,
        type text NOT NULL,
        method text NOT NULL,
        tags text[] NOT NULL,
        queries jsonb NOT NULL,
        cases jsonb NOT NULL,
        options jsonb NOT NULL,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL
      );
      CREATE TABLE rule_versions (
        rule_id text NOT NULL,
        version integer NOT NULL,
        rule jsonb NOT NULL,
        at timestamptz(3) NOT NULL,
        actor_kind text NOT NULL,
        actor_id text NOT NULL,
        actor_name text NOT NULL,
        PRIMARY KEY (rule_id, version)
      );

      CREATE TABLE signals (
        id text PRIMARY KEY,
        timestamp timestamptz(3) NOT NULL,
        first_seen timestamptz(3) NOT NULL,
        last_seen timestamptz(3) NOT NULL,
        triggered_at timestamptz(3) NOT NULL,
        rule_id text NOT NULL,
        rule_version integer NOT NULL,
        rule_name text NOT NULL,
        rule_type text NOT NULL,
        method text NOT NULL,
        group_hash text NOT NULL,
        episode integer NOT NULL,
        title text NOT NULL,
        message text NOT NULL,
        severity smallint NOT NULL,
        original_severity smallint NOT NULL,
        rule_case jsonb NOT NULL,
        queries jsonb NOT NULL,
        source text,
        service text[] NOT NULL,
        host text,
        tags text[] NOT NULL,
        entities jsonb NOT NULL,
        attributes jsonb NOT NULL,
        high_cardinality jsonb NOT NULL,
        samples jsonb NOT NULL,
        events_matched integer NOT NULL,
        version integer NOT NULL DEFAULT 1,
        state text NOT NULL DEFAULT 'OPEN',
        assignee_id text REFERENCES users,
        archive_reason text NOT NULL DEFAULT 'NONE',
        archive_comment text,
        triage_changed_at timestamptz(3),
        triage_actor_kind text,
        triage_actor_id text,
        triage_actor_name text,
        acknowledged_at timestamptz(3),
        resolved_at timestamptz(3),
        UNIQUE (rule_id, rule_version, group_hash, episode)
      );
      CREATE INDEX signals_timestamp ON signals (timestamp DESC, id DESC);
      CREATE INDEX signals_group ON signals (rule_id, rule_version, group_hash, last_seen DESC);

      CREATE TABLE signal_history (
        id text PRIMARY KEY,
        signal_id text NOT NULL REFERENCES signals ON DELETE CASCADE,
        at timestamptz(3) NOT NULL,
        action text NOT NULL,
        actor_kind text NOT NULL,
        actor_id text NOT NULL,
        actor_name text NOT NULL,
        field text,
        previous_value text,
        new_value text,
        reason text
      );
      CREATE INDEX signal_history_signal ON signal_history (signal_id, at DESC, id DESC);

      CREATE TABLE feed (
        position bigint GENERATED ALWAYS AS IDENTITY,
        transaction xid8 NOT NULL DEFAULT pg_current_xact_id(),
        at timestamptz(3) NOT NULL,
        topic text NOT NULL,
        subject_id text NOT NULL,
        before jsonb,
        after jsonb,
        PRIMARY KEY (transaction, position)
      );
      CREATE INDEX feed_at ON feed (at);

      CREATE TABLE feed_consumers (
        name text PRIMARY KEY,
        transaction xid8 NOT NULL,
        position bigint NOT NULL
      );

      -- Whoever sees number n here also sees every smaller one that is not deleted, since the counter's row is locked until commit.
      CREATE TABLE intake_counter (
        number bigint NOT NULL
      );
      INSERT INTO intake_counter VALUES (0);

      CREATE TABLE intake_batches (
        number bigint PRIMARY KEY,
        state text NOT NULL CHECK (state IN ('storing', 'stored')),
        process integer NOT NULL,
        at timestamptz(3) NOT NULL
      );

      CREATE TABLE saved_views (
        id text PRIMARY KEY,
        name text NOT NULL,
        query text NOT NULL,
        range_from text NOT NULL,
        range_to text NOT NULL,
        visualization text NOT NULL,
        columns text[] NOT NULL,
        facets text[] NOT NULL,
        sort jsonb,
        owner_id text NOT NULL REFERENCES users,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL
      );
      CREATE TABLE saved_view_stars (
        user_id text NOT NULL REFERENCES users ON DELETE CASCADE,
        view_id text NOT NULL REFERENCES saved_views ON DELETE CASCADE,
        PRIMARY KEY (user_id, view_id)
      );
      CREATE TABLE default_views (
        user_id text PRIMARY KEY REFERENCES users ON DELETE CASCADE,
        view_id text NOT NULL REFERENCES saved_views ON DELETE CASCADE
      );
    `)
  }

  async down(): Promise<void> {
    throw new Error('Migrations only grow.')
  }
}
