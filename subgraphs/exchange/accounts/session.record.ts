import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'exchange', name: 'session' })
export class SessionRecord {
  /** Hash of the session token in the browser's cookie. */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'session_pkey' }) id!: string;
  @Column({ type: 'text' }) account_id!: string;
  @Column({ type: 'text' }) via!: string;
  @Column({ type: 'text', nullable: true }) purpose!: string | null;
  @Column({ type: 'timestamptz' }) created_at!: string;
  @Column({ type: 'timestamptz' }) last_seen_at!: string;
  @Column({ type: 'timestamptz' }) expires_at!: string;
  @Column({ type: 'timestamptz', nullable: true }) revoked_at!: string | null;
  @Column({ type: 'bigint', default: 0 }) generation!: number;
}

@Entity({ schema: 'exchange', name: 'sign_in_failure' })
export class SignInFailureRecord {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'sign_in_failure_pkey' }) key!: string;
  @Column({ type: 'timestamptz' }) window_starts_at!: string;
  @Column({ type: 'int' }) failures!: number;
  @Column({ type: 'timestamptz', default: () => 'now()' }) next_at!: string;
}

@Entity({ schema: 'exchange', name: 'revocation' })
export class RevocationRecord {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'revocation_pkey' }) kind!: string;
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'revocation_pkey' }) id!: string;
  @Column({ type: 'timestamptz' }) revoked_at!: string;
  @Column({ type: 'timestamptz' }) expires_at!: string;
  @Column({ type: 'bigint', default: 0 }) generation!: number;
}
