import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'reference', name: 'delivery' })
export class DeliveryRecord {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'delivery_pkey' })
  department!: string;
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'delivery_pkey' })
  feed!: string;
  @Column({ type: 'int' }) batch_id!: number;
  @Column({ type: 'timestamptz' }) delivered_at!: Date;
  @Column({ type: 'bigint' }) rows_read!: number;
  @Column({ type: 'bigint' }) rows_stored!: number;
  @Column({ type: 'bigint' }) rows_revised!: number;
  @Column({ type: 'bigint' }) rows_unchanged!: number;
  @Column({ type: 'bigint' }) rows_rejected!: number;
  @Column({ type: 'text' }) provenance!: string;
}
