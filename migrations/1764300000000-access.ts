import type { MigrationInterface, QueryRunner } from 'typeorm'

export class Access1764300000000 implements MigrationInterface {
  readonly name = 'Access1764300000000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE teams (
        id text PRIMARY KEY,
        name text NOT NULL,
        handle text NOT NULL,
        created_at timestamptz(3) NOT NULL
      );
      CREATE UNIQUE INDEX teams_handle ON teams (lower(handle));
      CREATE TABLE team_members (
        team_id text NOT NULL REFERENCES teams ON DELETE CASCADE,
        user_id text NOT NULL REFERENCES users ON DELETE CASCADE,
        PRIMARY KEY (team_id, user_id)
      );
      CREATE INDEX team_members_user ON team_members (user_id);

      CREATE TABLE identities (
        issuer text NOT NULL,
        subject text NOT NULL,
        user_id text NOT NULL UNIQUE REFERENCES users ON DELETE CASCADE,
        token_issued_at timestamptz(3) NOT NULL,
        PRIMARY KEY (issuer, subject)
      );
      CREATE TABLE sign_ins (
        token_hash bytea PRIMARY KEY,
        user_id text NOT NULL REFERENCES users ON DELETE CASCADE,
        expires_at timestamptz(3) NOT NULL
      );
      CREATE INDEX sign_ins_expiry ON sign_ins (expires_at);
    `)
    // Whoever changes who may do what, by whatever way, every process hears of it when that is committed.
    await runner.query(`
      CREATE FUNCTION tell_access() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_notify('access', '');
        RETURN NULL;
      END $$;
      CREATE TRIGGER tell_access AFTER UPDATE OR DELETE ON users FOR EACH STATEMENT EXECUTE FUNCTION tell_access();
      CREATE TRIGGER tell_access AFTER UPDATE OR DELETE ON roles FOR EACH STATEMENT EXECUTE FUNCTION tell_access();
      CREATE TRIGGER tell_access AFTER INSERT OR UPDATE OR DELETE ON user_roles FOR EACH STATEMENT EXECUTE FUNCTION tell_access();
      CREATE TRIGGER tell_access AFTER UPDATE OF owner_id, role_ids, expires_at, revoked_at OR DELETE ON api_keys
        FOR EACH STATEMENT EXECUTE FUNCTION tell_access();
    `)
  }

  async down(): Promise<void> {
    throw new Error('Migrations only grow.')
  }
}
