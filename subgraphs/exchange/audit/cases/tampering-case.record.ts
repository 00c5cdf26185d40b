import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

@Entity({ schema: 'exchange', name: 'tampering_case' })
export class TamperingCaseRecord {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column({ type: 'text' }) department!: string;
  @Column({ type: 'text' }) station_id!: string;
  @Column({ type: 'text' }) indicator!: string;
  @Column({ type: 'timestamptz' }) data_from!: string;
  @Column({ type: 'timestamptz' }) data_to!: string;
  @Column({ type: 'text' }) reason!: string;
  @Column({ type: 'text' }) document!: string;
  @Column({ type: 'text' }) opened_by!: string;
  @Column({ type: 'timestamptz' }) opened_at!: string;
  @Column({ type: 'text', nullable: true }) closed_by!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) closed_at!: string | null;
}

@Entity({ schema: 'exchange', name: 'tampering_case_assignee' })
export class TamperingCaseAssigneeRecord {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'tampering_case_assignee_pkey' })
  case_id!: string;
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'tampering_case_assignee_pkey' })
  account_id!: string;
  @Column({ type: 'text' }) assigned_by!: string;
  @Column({ type: 'timestamptz' }) assigned_at!: string;
}
