import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'exchange', name: 'account' })
export class AccountRecord {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'account_pkey' }) id!: string;
  @Column({ type: 'text' }) name_zh!: string;
  @Column({ type: 'text', nullable: true }) password_hash!: string | null;
  @Column({ type: 'boolean', default: true }) is_password_initial!: boolean;
  @Column({ type: 'text', nullable: true }) totp_secret!: string | null;
  @Column({ type: 'text', nullable: true }) totp_sealed!: string | null;
  @Column({ type: 'bigint', default: 0 }) totp_last_step!: number;
  @Column({ type: 'text', nullable: true }) department_id!: string | null;
  @Column({ type: 'text', nullable: true }) organisation_id!: string | null;
  @Column({ type: 'text', nullable: true }) outside_issuer!: string | null;
  @Column({ type: 'text', nullable: true }) outside_subject!: string | null;
  @Column({ type: 'timestamptz' }) registered_at!: string;
  @Column({ type: 'text' }) registered_by!: string;
  @Column({ type: 'text', nullable: true }) confirmed_by_1!: string | null;
  @Column({ type: 'text', nullable: true }) confirmed_by_2!: string | null;
  @Column({ type: 'text', nullable: true }) founding_document!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) confirmed_at!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) locked_at!: string | null;
  @Column({ type: 'boolean', default: false }) is_demonstration!: boolean;
  @Column({ type: 'integer', default: 0 }) device_epoch!: number;
}

@Entity({ schema: 'exchange', name: 'role_of_account' })
export class RoleOfAccountRecord {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'role_of_account_pkey' })
  account_id!: string;
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'role_of_account_pkey' }) post!: string;
  @Column({ type: 'text' }) reads!: string;
  @Column({ type: 'text', array: true, nullable: true }) districts!: string[] | null;
  @Column({ type: 'text', array: true, nullable: true }) sources!: string[] | null;
  @Column({ type: 'timestamptz' }) given_at!: string;
  @Column({ type: 'text' }) given_by!: string;
}
