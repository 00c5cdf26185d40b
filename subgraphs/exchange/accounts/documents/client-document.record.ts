import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'exchange', name: 'client_document' })
export class ClientDocumentRecord {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'client_document_pkey' })
  client_id!: string;
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'client_document_pkey' }) hash!: string;
  @Column({ type: 'text' }) text!: string;
  @Column({ type: 'timestamptz' }) registered_at!: string;
  @Column({ type: 'text' }) registered_by!: string;
}
