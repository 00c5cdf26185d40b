import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'exchange', name: 'client_unlisted_operation' })
export class ClientUnlistedOperationRecord {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'client_unlisted_operation_pkey' })
  client_id!: string;
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'client_unlisted_operation_pkey' })
  hash!: string;
  @Column({ type: 'text', nullable: true }) operation_name!: string | null;
  @Column({ type: 'text' }) text!: string;
  @Column({ type: 'timestamptz' }) first_at!: string;
  @Column({ type: 'timestamptz' }) last_at!: string;
  @Column({ type: 'bigint' }) answered!: number;
  @Column({ type: 'bigint' }) refused!: number;
}
