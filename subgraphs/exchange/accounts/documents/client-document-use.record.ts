import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'exchange', name: 'client_document_use' })
export class ClientDocumentUseRecord {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'client_document_use_pkey' })
  client_id!: string;
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'client_document_use_pkey' })
  hash!: string;
  @Column({ type: 'timestamptz' }) last_used_at!: string;
}
