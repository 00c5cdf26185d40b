import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

@Entity({ schema: 'exchange', name: 'enrolment' })
export class EnrolmentRecord {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'enrolment_pkey' }) account_id!: string;
  @Column({ type: 'text', array: true }) factors!: string[];
  @Column({ type: 'text' }) issuer_half_hash!: string;
  @Column({ type: 'text' }) issued_by!: string;
  @Column({ type: 'timestamptz' }) issued_at!: string;
  @Column({ type: 'timestamptz' }) expires_at!: string;
  @Column({ type: 'text', nullable: true }) steward_half_hash!: string | null;
  @Column({ type: 'text', nullable: true }) collected_by!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) collected_at!: string | null;
  @Column({ type: 'text', nullable: true }) totp_sealed!: string | null;
}

@Entity({ schema: 'exchange', name: 'member_change' })
export class MemberChangeRecord {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'member_change_pkey',
  })
  id!: number;
  @Column({ type: 'text' }) kind!: string;
  @Column({ type: 'text' }) member_id!: string;
  @Column({ type: 'text' }) change!: string;
  @Column({ type: 'text', nullable: true }) detail!: string | null;
  @Column({ type: 'timestamptz' }) changed_at!: string;
  @Column({ type: 'text' }) changed_by!: string;
}
